import type { Platform, Tabs } from '../../core/platform.ts';
import type { BrowserStore } from './store.ts';

/** What tabs tell each other when the visitor has logged out. */
const forgotten = 'forgotten';
/** How long other tabs may take to hear of it: what they were just writing must not come after. */
const partingMs = 50;
/** A page that was held up for so long, frozen or asleep, comes too late for that: somebody else may have begun. */
export const tooLateMs = 10_000;

/** What is kept of somebody who leaves. */
export type Left = Pick<BrowserStore, 'stop' | 'clear'>;

/** Nothing is kept any more, in any tab, and what was kept goes. */
export async function part(store: Left, tabs: Pick<Tabs, 'tell'>, { after, elapsed }: Pick<Platform, 'after' | 'elapsed'>): Promise<void> {
  const since = elapsed();
  store.stop();
  tabs.tell(forgotten, true);
  // At once, since a page is often left just then.
  const cleared = store.clear();
  await new Promise<void>((done) => after(partingMs, done));
  await (elapsed() - since < tooLateMs ? store.clear() : cleared);
}

/** Calls when the visitor has logged out in another tab. */
export function onParting(store: Left, tabs: Pick<Tabs, 'onTold'>, call: () => void): void {
  tabs.onTold(forgotten, () => {
    // Now, since whoever is put away writes down what was typed a moment ago.
    store.stop();
    call();
  });
}
