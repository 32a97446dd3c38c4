import type { ChatEvent } from '../../protocol/index.ts';

type Message = Extract<ChatEvent, { type: 'message' }>;

/** One line of a log as it is drawn. */
export type LogLine =
  | { readonly is: 'day'; readonly key: string; readonly at: number }
  | { readonly is: 'fact'; readonly key: string; readonly event: Exclude<ChatEvent, Message> }
  /** `first` of a run by the same person shows who it is, `last` shows when. */
  | { readonly is: 'message'; readonly key: string; readonly event: Message; readonly first: boolean; readonly last: boolean };

/** Messages of one person this close together are read as one. */
const runMs = 5 * 60_000;

/** Sets a log: days apart, runs of one person together. Days are those of the agent's own time zone. */
export function setLog(events: readonly ChatEvent[]): readonly LogLine[] {
  const lines: LogLine[] = [];
  events.forEach((event, index) => {
    const before = events[index - 1];
    const after = events[index + 1];
    const newDay = !before || !sameDay(before.at, event.at);
    if (newDay) lines.push({ is: 'day', key: `day-${event.seq}`, at: event.at });
    if (event.type !== 'message') lines.push({ is: 'fact', key: `${event.seq}`, event });
    else lines.push({ is: 'message', key: `${event.seq}`, event, first: newDay || !sameRun(before, event), last: !after || !sameDay(event.at, after.at) || !sameRun(event, after) });
  });
  return lines;
}

/** The number of the last message an agent said, and of the last of those the visitor has read. */
export function lastReplies(events: readonly ChatEvent[], visitorRead: number): { readonly said: number; readonly read: number } {
  let said = 0;
  let read = 0;
  for (const event of events) {
    if (event.type !== 'message' || event.from.side !== 'agent') continue;
    said = event.seq;
    if (event.seq <= visitorRead) read = event.seq;
  }
  return { said, read };
}

function sameRun(a: ChatEvent, b: ChatEvent): boolean {
  if (a.type !== 'message' || b.type !== 'message' || b.at - a.at > runMs) return false;
  return nameOf(a) === nameOf(b);
}

const nameOf = ({ from }: Message) => (from.side === 'agent' ? `agent ${from.name}` : from.side);

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
