import type { Backend } from '../backend.ts';
import type { Store } from '../store/index.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Not at once: a start has enough to do. */
const firstAfterMs = 60_000;
const everyMs = 60 * 60 * 1000;

/** Who came and never said a word is forgotten after this; their browser is somebody new without noticing. */
const silentMs = 2 * dayMs;

/** When something was last forgotten. */
const sweptKey = 'swept';
/** A clock that has gone on by so much since is wrong, or the server was off; it is believed when it has said so for so many hours. */
const leapMs = 3 * dayMs;
const hoursInDoubt = 24;

type Sources = Pick<Backend, 'config' | 'store' | 'clock' | 'log'>;

/** Forgets every hour what is older than the shop wants to keep; the answer stops it. Several processes may do so at once. */
export function startRetention(sources: Sources): () => void {
  let cancel = sources.clock.after(firstAfterMs, sweep);
  let stopped = false;
  let hoursDoubted = 0;

  /** A clock that is years ahead for an hour would take everything there is with it. */
  async function sweepUnlessInDoubt(): Promise<void> {
    const { store, clock, log } = sources;
    const now = clock.now();
    const last = Number((await store.rows.meta.read(sweptKey)) ?? now);
    hoursDoubted = now - last > leapMs ? hoursDoubted + 1 : 0;
    if (hoursDoubted > 0 && hoursDoubted <= hoursInDoubt) return log.warn('the clock has leapt, nothing is forgotten yet', { count: hoursDoubted });
    await dropOld(sources, now);
    await store.rows.meta.put(sweptKey, String(now));
  }

  function sweep(): void {
    void sweepUnlessInDoubt()
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
export async function dropOld({ config, store, clock, log }: Sources, now = clock.now()): Promise<void> {
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
  await dropSilent(store, now - silentMs, log);
  await old.dropExpired(now);
}

/** Page by page, with room for others in between: a flood may have left a million. */
async function dropSilent(store: Store, before: number, log: Backend['log']): Promise<void> {
  let count = 0;
  for (let after = 0; ;) {
    const from = after;
    const page = await store.transaction((rows) => rows.old.dropSilent(from, before));
    count += page.count;
    if (page.last === undefined) break;
    after = page.last;
    await new Promise((turn) => setImmediate(turn));
  }
  if (count > 0) log.info('silent visitors forgotten', { count });
}
