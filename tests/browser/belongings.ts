import type { BrowserContext, Page } from 'playwright-core';
import { folder } from './world.ts';

/** What scripts hold of the page they run in. */
export interface Belongings {
  /** On the window, on what hangs on it, and on elements of the page. */
  readonly listeners: readonly string[];
  /** Timers that have not come, by how long they take. */
  readonly timers: readonly number[];
  readonly observers: number;
  /** Sockets and channels that are open. */
  readonly connections: readonly string[];
  readonly globals: readonly string[];
  /** The document as it would be written down. */
  readonly document: string;
  readonly sheets: number;
}

/** Has every page of a browser keep count, from before its first script. */
export const keepCount = (context: BrowserContext): Promise<unknown> => context.addInitScript({ path: folder('tests/browser/pages/keep-count.js') });

/** What the page's scripts hold now. */
export const belongingsOf = (page: Page): Promise<Belongings> => page.evaluate(() => (window as unknown as { belongings: () => Belongings }).belongings());
