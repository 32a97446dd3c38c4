import type { InboxItem, InboxSection } from '../../protocol/index.ts';
import type { Filter } from './filter.ts';

/** So many, and so many of them nobody has read. */
export interface Tally {
  readonly all: number;
  readonly unread: number;
}

/** How many rows each channel has of those that are looked after. */
export type Counts = Readonly<Record<Filter['channel'], Tally>>;

const channels = ['contact', 'chat', 'callback'] as const;
const none: Tally = { all: 0, unread: 0 };
const tallyOf = (item: InboxItem): Tally => ({ all: 1, unread: item.unread ? 1 : 0 });
const add = (a: Tally, b: Tally, sign = 1): Tally => ({ all: a.all + sign * b.all, unread: a.unread + sign * b.unread });
const withSum = (counts: InboxSection['counts']): Counts => ({ ...counts, all: channels.reduce((sum, channel) => add(sum, counts[channel]), none) });

/** Counts what is here. */
export function countRows(items: Iterable<InboxItem>): Counts {
  const counts = { contact: none, chat: none, callback: none };
  for (const item of items) counts[item.channel] = add(counts[item.channel], tallyOf(item));
  return withSum(counts);
}

/** What the server has counted. */
export const countsOf = ({ counts }: Pick<InboxSection, 'counts'>): Counts => withSum(counts);

/** The counts after a row has changed, come or gone; `undefined` where it is not one of those that are counted. */
export function recount(counts: Counts, before: InboxItem | undefined, after: InboxItem | undefined): Counts {
  const { contact, chat, callback } = counts;
  const next = { contact, chat, callback };
  if (before) next[before.channel] = add(next[before.channel], tallyOf(before), -1);
  if (after) next[after.channel] = add(next[after.channel], tallyOf(after));
  return withSum(next);
}
