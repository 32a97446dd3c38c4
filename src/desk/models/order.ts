import type { InboxItem } from '../../protocol/index.ts';
import { statusOf, type Status } from './filter.ts';

/** The row that is being read, as the list treats it: as it was when it was opened. */
export interface Held {
  readonly conversation: string;
  readonly status: Status;
  /** What needs somebody comes before what does not. */
  readonly need: number;
  /** When it began to. */
  readonly since: number;
  readonly assignee: string | undefined;
}

/** A row as the list would have it now. */
export const heldOf = (item: InboxItem): Held => ({ conversation: item.conversation, status: statusOf(item), need: needOf(item), since: item.waitingSince ?? item.at, assignee: item.assignee?.id });
const needOf = ({ unread, waitingSince }: InboxItem) => (unread ? 2 : waitingSince === undefined ? 0 : 1);

/** Who needs somebody, read or not, the longest first; then the rest, newest first. */
export const byWait = (a: Held, b: Held) => Number(b.need > 0) - Number(a.need > 0) || (a.need > 0 ? a.since - b.since : b.since - a.since);

/** When what is put off comes back. */
export const returnsAt = ({ laterUntil, at }: InboxItem) => laterUntil ?? at;
