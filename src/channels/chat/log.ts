import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Cursor } from '../../core/contract.ts';
import { DeskbellError } from '../../core/error.ts';
import type { ChatEntry, ChatPage, ChatStretch } from './port.ts';

/**
 * The conversation as the backend numbered it, without a gap and without a double. A line only hints; whatever does
 * not fit exactly behind what is here is asked for again.
 *
 *     held ──after──▶ stretch ──cursor──▶ held        fits: appended
 *     held ╳ after    stretch  cursor === held        known: ignored
 *     held ╳ after    stretch  cursor !== held        gap: sync
 */
export interface ChatLog {
  readonly entries: ReadonlySignal<readonly ChatEntry[]>;
  /** Whether this history was read to its end. False again while another one takes its place. */
  readonly complete: ReadonlySignal<boolean>;
  cursor(): Cursor | null;
  /** Takes what came over a line. False: there is a gap, and somebody should {@link sync}. */
  take(stretch: ChatStretch): boolean;
  /** Hears where the history ends. False: something was missed. */
  hear(head: Cursor | null): boolean;
  /** Reads what is missing; one at a time, later calls join. Rejects with what the history rejected with. */
  sync(): Promise<void>;
}

export function createLog(load: (after: Cursor | null) => Promise<ChatPage>): ChatLog {
  const entries = signal<readonly ChatEntry[]>([]);
  const complete = signal(false);
  const held = new Set<string>();
  let cursor: Cursor | null = null;
  let syncing: Promise<void> | undefined;

  function append(stretch: ChatStretch): void {
    const fresh = stretch.entries.filter(({ id }) => !held.has(id) && held.add(id));
    cursor = stretch.cursor;
    if (fresh.length) entries.value = [...entries.peek(), ...fresh];
  }

  function replace(stretch: ChatStretch): void {
    held.clear();
    batch(() => {
      entries.value = [];
      complete.value = false;
      append(stretch);
    });
  }

  async function readOn(): Promise<void> {
    for (;;) {
      const asked = cursor;
      const page = await load(asked);
      if (page.after !== asked) replace(page);
      // What the line delivered meanwhile is newer than this page, which is dropped and asked for anew.
      else if (cursor !== asked) continue;
      else append(page);
      if (page.more && cursor === asked) throw new DeskbellError('broken', { message: 'The history says that there is more and does not give it.' });
      if (!page.more) break;
    }
    complete.value = true;
  }

  return {
    entries,
    complete,
    cursor: () => cursor,
    take(stretch) {
      if (stretch.after === cursor) {
        append(stretch);
        if (!syncing) complete.value = true;
        return true;
      }
      return this.hear(stretch.cursor);
    },
    hear(head) {
      if (head !== cursor) return false;
      if (!syncing) complete.value = true;
      return true;
    },
    sync() {
      syncing ??= readOn().finally(() => {
        syncing = undefined;
      });
      return syncing;
    },
  };
}
