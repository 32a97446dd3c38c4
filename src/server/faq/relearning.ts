import type { Backend } from '../backend.ts';
import { relearnPopularity } from './popularity.ts';
import { newRevision } from './revision.ts';

type Sources = Pick<Backend, 'store' | 'clock' | 'random' | 'hub' | 'log'>;

const key = 'faq_popularity_at';
const dayMs = 24 * 60 * 60 * 1000;
const lookEveryMs = 60 * 60 * 1000;
/** A start has enough to do. */
const firstAfterMs = 90_000;

/** Lets votes and reads into the FAQ once a day, whichever process comes first; the answer stops it. */
export function startRelearning(sources: Sources): () => void {
  let stopped = false;
  let cancel = sources.clock.after(firstAfterMs, work);
  function work(): void {
    void relearn(sources)
      .catch((error: unknown) => sources.log.error('popularity not reckoned', error))
      .finally(() => {
        if (!stopped) cancel = sources.clock.after(lookEveryMs, work);
      });
  }
  return () => {
    stopped = true;
    cancel();
  };
}

/** Reckons popularity if that was a day ago; nothing is built when nothing came of it. */
export async function relearn({ store, clock, random, hub }: Sources): Promise<void> {
  const now = clock.now();
  const hasChanged = await store.transaction(async (rows) => {
    if (now - Number((await rows.meta.read(key)) ?? 0) < dayMs) return false;
    await rows.meta.put(key, String(now));
    const before = JSON.stringify(await rows.faq.popularity());
    await relearnPopularity(rows, now);
    if (JSON.stringify(await rows.faq.popularity()) === before) return false;
    await newRevision(rows, random);
    return true;
  });
  if (hasChanged) hub.publish({ type: 'knowledge' });
}
