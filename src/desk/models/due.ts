import type { InboxItem } from '../../protocol/index.ts';

/** When a call that was asked for is to be made, seen from now. */
export type Due =
  /** The promised time has passed. */
  | { readonly is: 'overdue'; readonly by: number }
  /** In its slot, or asked for as soon as possible. */
  | { readonly is: 'now'; readonly by: number | undefined }
  | { readonly is: 'soon'; readonly start: number }
  | { readonly is: 'later'; readonly start: number };

/** A call this close should not be begun after another long conversation. */
const soonMs = 15 * 60_000;

/** When to call; `undefined` for everything that is not an open call. */
export function dueOf(item: InboxItem, now: number): Due | undefined {
  const { callback } = item;
  if (!callback || callback.state !== 'booked' || item.status === 'done') return undefined;
  if (callback.when.is === 'asap') {
    return callback.by !== undefined && callback.by < now ? { is: 'overdue', by: callback.by } : { is: 'now', by: callback.by };
  }
  const { start } = callback.when;
  const by = callback.by ?? start;
  if (by < now) return { is: 'overdue', by };
  if (start <= now) return { is: 'now', by };
  return { is: start - now <= soonMs ? 'soon' : 'later', start };
}

/** The instant a list of calls is ordered by: when to begin; for one as soon as possible, the moment it was promised for. */
export function dueAt({ callback, at }: InboxItem): number {
  if (!callback) return at;
  return callback.when.is === 'slot' ? callback.when.start : (callback.by ?? at);
}
