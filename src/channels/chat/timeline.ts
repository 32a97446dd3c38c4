import type { Draft } from '../../core/outbox.ts';
import { attachedIn, textOf } from './own.ts';
import type { ChatEntry } from './port.ts';

/** A message as it is drawn. */
export interface MessageRow {
  readonly is: 'message';
  /** The same for a draft and the entry it becomes, so that the bubble stays the one it was. */
  readonly key: string;
  readonly side: 'visitor' | 'agent';
  /** The agent's public name. */
  readonly name: string;
  readonly text: string;
  readonly at: number;
  /** Where it stands in the log; absent while it is on its way. */
  readonly index?: number;
  readonly draft?: Draft;
  /** A file, sent or on its way. */
  readonly attached?: unknown;
  /** Whether it begins and ends a run of messages by the same person. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A line of the conversation as it is drawn. */
export type Row =
  | MessageRow
  | { readonly is: 'day'; readonly key: string; readonly at: number }
  | { readonly is: 'new'; readonly key: string }
  /** Something the system said, in the backend's words. */
  | { readonly is: 'note'; readonly key: string; readonly text: string }
  | { readonly is: 'joined'; readonly key: string; readonly agent: string }
  | { readonly is: 'closed' | 'reopened'; readonly key: string };

export interface TimelineOptions {
  readonly entries: readonly ChatEntry[];
  readonly pending: readonly Draft[];
  /** The entry above which "new" stands. */
  readonly divider: string | undefined;
}

/** Messages of one person this close together are one run. */
const runMs = 5 * 60_000;

/** Puts days, runs and the line above what is new into the log, and what is on its way after it. */
export function layOut({ entries, pending, divider }: TimelineOptions): Row[] {
  const rows: Row[] = [];
  let day = '';

  function add(row: Row, at: number): void {
    const today = new Date(at).toDateString();
    if (today !== day) rows.push({ is: 'day', key: `day-${today}-${rows.length}`, at });
    day = today;
    rows.push(row);
  }

  function addMessage(message: Omit<MessageRow, 'is' | 'first' | 'last'>): void {
    const before = rows.at(-1);
    const isSameDay = new Date(message.at).toDateString() === day;
    const isRun = before?.is === 'message' && isSameDay && before.side === message.side && before.name === message.name && message.at - before.at < runMs;
    if (isRun) rows[rows.length - 1] = { ...before, last: false };
    add({ ...message, is: 'message', first: !isRun, last: true }, message.at);
  }

  entries.forEach((entry, index) => {
    const { id: key, at } = entry;
    if (key === divider) rows.push({ is: 'new', key: 'new' });
    if (entry.type === 'joined') add({ is: 'joined', key, agent: entry.agent }, at);
    else if (entry.type !== 'message') add({ is: entry.type, key }, at);
    else if (entry.from.side === 'system') add({ is: 'note', key, text: entry.text }, at);
    else {
      const { from, text, commandId, attachment: attached } = entry;
      addMessage({ key: commandId ?? key, side: from.side, name: from.side === 'agent' ? from.name : '', text, at, index, attached });
    }
  });
  for (const draft of pending) addMessage({ key: draft.id, side: 'visitor', name: '', text: textOf(draft), at: draft.at, draft, attached: attachedIn(draft) });
  return rows;
}
