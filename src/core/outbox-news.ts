import type { ErrorBody } from '../protocol/index.ts';
import { fromErrorBody, toErrorBody, type DeskbellError } from './error.ts';
import type { Tabs, Undo } from './platform.ts';

/** What became of a draft. Waits are spans, not times: clocks jump. */
export type News = { readonly id: string; readonly channel: string } & (
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  | { readonly is: 'waiting'; readonly ms: number; readonly failures: number; readonly error: DeskbellError }
  | { readonly is: 'refused'; readonly error: DeskbellError }
  | { readonly is: 'sent'; readonly result: unknown }
  | { readonly is: 'dismissed' }
);

/** Tells the other tabs of one person. An error travels as plain data: copying an `Error` loses what it carries. */
export function tellNews(tabs: Tabs, topic: string, news: News): void {
  tabs.tell(topic, 'error' in news ? { ...news, error: toErrorBody(news.error) } : news);
}

const kinds: ReadonlySet<unknown> = new Set<News['is']>(['queued', 'sending', 'waiting', 'refused', 'sent', 'dismissed']);

/** Hears the other tabs. One of them may run another version of us: what is not news is left out. */
export function hearNews(tabs: Tabs, topic: string, hear: (news: News) => void): Undo {
  return tabs.onTold(topic, (told) => {
    const { id, channel, is, error } = (told ?? {}) as Record<string, unknown>;
    const failed = is === 'waiting' || is === 'refused';
    if (typeof id !== 'string' || typeof channel !== 'string' || !kinds.has(is) || (failed && !error)) return;
    hear({ ...(told as News), ...(failed ? { error: fromErrorBody(error as ErrorBody) } : {}) });
  });
}
