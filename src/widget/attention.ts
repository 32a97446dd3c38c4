import { effect, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { Settings } from './options.ts';
import { countInTitle } from './title-count.ts';

/**
 * Draws the attention of whoever is elsewhere: tells the page, and counts in its title. Loaded with the first thing
 * unread, since most visits have none. What it returns leaves the page as it was.
 */
export function attend(settings: Settings, unread: ReadonlySignal<number>, emit: (event: string, detail: { readonly count: number }) => void): () => void {
  // In a script tag it is text.
  const count = String(settings.given.titleCount) === 'false' ? undefined : countInTitle();
  let last = 0;
  const stop = effect(() => {
    const now = unread.value;
    count?.show(now);
    if (now !== last) untracked(() => emit('unread', { count: (last = now) }));
  });
  return () => {
    stop();
    count?.show(0);
  };
}
