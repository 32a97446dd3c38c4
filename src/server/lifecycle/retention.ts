import type { Backend } from '../backend.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Not at once: a start has enough to do. */
const firstAfterMs = 60_000;
const everyMs = 60 * 60 * 1000;

type Sources = Pick<Backend, 'config' | 'store' | 'clock' | 'log'>;

/** Forgets every hour what is older than the shop wants to keep; the answer stops it. Several processes may do so at once. */
export function startRetention(sources: Sources): () => void {
  let cancel = sources.clock.after(firstAfterMs, sweep);
  let stopped = false;
  function sweep(): void {
    void dropOld(sources)
      .catch((error: unknown) => sources.log.error('old data not forgotten', error))
      .finally(() => {
        if (!stopped) cancel = sources.clock.after(everyMs, sweep);
      });
  }
  return () => {
    stopped = true;
    cancel();
  };
}

/** Forgets now. A kind that is kept for 0 days is kept for ever. */
export async function dropOld({ config, store, clock, log }: Sources): Promise<void> {
  const now = clock.now();
  const { old } = store.rows;
  const { faq, ...channels } = config.retentionDays;
  const before = (days: number) => now - days * dayMs;

  for (const channel of ['chat', 'contact', 'callback'] as const) {
    if (channels[channel] === 0) continue;
    let count = 0;
    for (let gone = -1; gone !== 0; count += gone) gone = await old.dropConversations(channel, before(channels[channel]));
    if (count > 0) log.info('old conversations forgotten', { type: channel, count });
  }
  if (faq > 0) {
    const count = await old.dropFaq(before(faq));
    if (count > 0) log.info('old votes and searches forgotten', { count });
  }
  if (Object.values(channels).every((days) => days > 0)) {
    // As long as any conversation may refer to them.
    const count = await old.dropVisitors(before(Math.max(...Object.values(channels))), now);
    if (count > 0) log.info('old visitors forgotten', { count });
  }
  await old.dropExpired(now);
}
