import type { Backend } from './backend.ts';

/** What is put off until nine comes back within this long after nine. */
const everyMs = 5_000;

/** Puts back on the list what agents have put off, when its time has come; the answer stops that. Several processes may do so at once. */
export function startReturns({ store, clock, hub, log }: Pick<Backend, 'store' | 'clock' | 'hub' | 'log'>): () => void {
  let cancel = clock.after(everyMs, look);
  let stopped = false;

  async function bringBack(): Promise<void> {
    for (const { id, visitor, channel, head } of await store.rows.conversations.bringBack(clock.now())) {
      hub.publish({ type: 'log', conversation: id, visitor, channel, since: head, head });
    }
  }

  function look(): void {
    void bringBack()
      .catch((error: unknown) => log.error('what was put off not brought back', error))
      .finally(() => {
        if (!stopped) cancel = clock.after(everyMs, look);
      });
  }

  return () => {
    stopped = true;
    cancel();
  };
}
