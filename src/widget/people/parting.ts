import type { Platform, Tabs } from '../../core/platform.ts';
import type { BrowserStore } from './store.ts';

/** What tabs tell each other when the visitor has logged out. */
const forgotten = 'forgotten';
/** How long other tabs may take to hear of it: what they were just writing must not come after. */
const partingMs = 50;
/** A page that was held up for so long, frozen or asleep, comes too late for that: somebody else may have begun. */
export const tooLateMs = 10_000;

/** Heard so soon, nobody else can have begun. */
const soonMs = 1_000;

/** What is kept of somebody who leaves. */
export type Left = Pick<BrowserStore, 'stop' | 'clear'>;

type Time = Pick<Platform, 'after' | 'elapsed' | 'now'>;

/** Nothing is kept any more, in any tab, and what was kept goes. */
export async function part(store: Left, tabs: Pick<Tabs, 'tell'>, { after, elapsed, now }: Time): Promise<void> {
  const since = elapsed();
  store.stop();
  tabs.tell(forgotten, now());
  // At once, since a page is often left just then.
  const cleared = store.clear();
  await new Promise<void>((done) => after(partingMs, done));
  await (elapsed() - since < tooLateMs ? store.clear() : cleared);
}

/**
 * Calls when the visitor has logged out in another tab. What was being written here in that moment goes as well, since the page in
 * which they logged out may be gone by then.
 */
export function onParting(store: Left, tabs: Pick<Tabs, 'onTold'>, { now }: Pick<Time, 'now'>, call: (cleared: Promise<void> | undefined) => void): void {
  tabs.onTold(forgotten, (at) => {
    // Now, since whoever is put away writes down what was typed a moment ago.
    store.stop();
    call(Math.abs(now() - (at as number)) < soonMs ? store.clear() : undefined);
  });
}
