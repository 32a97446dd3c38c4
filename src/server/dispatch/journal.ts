import type { Attachment, ChatEvent } from '../../protocol/index.ts';
import type { ConversationPatch, ConversationRow, EventRow, Rows } from '../store/index.ts';

const excerptLength = 200;

/** A fact to be numbered. */
export type Entry = Pick<EventRow, 'type' | 'side'> & Partial<Pick<EventRow, 'author' | 'text' | 'command_id' | 'attachment'>>;

/**
 * Adds facts to a conversation whose row the transaction holds, numbered on from its head, and brings the row up to
 * date. The only place that gives numbers.
 */
export async function record(
  rows: Rows,
  conversation: ConversationRow,
  { entries, now, patch = {} }: { entries: readonly Entry[]; now: number; patch?: ConversationPatch },
): Promise<ConversationRow> {
  const events = entries.map((entry, index): EventRow => ({
    author: null,
    text: null,
    command_id: null,
    attachment: null,
    ...entry,
    conversation: conversation.id,
    seq: conversation.head + 1 + index,
    at: now,
  }));
  await rows.events.append(events);
  const said = events.findLast((event) => event.side === 'visitor')?.seq;
  const answered = events.some((event) => event.type === 'message' && event.side === 'agent');
  const words = events.findLast((event) => event.text !== null)?.text;
  const change: ConversationPatch & { changed_at: number } = {
    at: now,
    head: conversation.head + events.length,
    // Who writes again is not put off any more, and has waited since the first of the words nobody has answered.
    ...(said !== undefined && { said, unread: 1, later_until: null, waiting_since: conversation.channel === 'callback' ? null : (conversation.waiting_since ?? now) }),
    ...(answered && { waiting_since: null, later_until: null }),
    ...(words && { excerpt: cut(words, excerptLength) }),
    ...patch,
    changed_at: now,
  };
  await rows.conversations.update(conversation.id, change);
  return { ...conversation, ...change, revision: conversation.revision + 1 } as ConversationRow;
}

/** The event of a row, as it goes over the wire. */
export function eventOf(row: EventRow): ChatEvent {
  const numbered = { seq: row.seq, at: row.at };
  if (row.type === 'joined') return { ...numbered, type: 'joined', agent: row.author ?? '' };
  if (row.type !== 'message') return { ...numbered, type: row.type };
  return {
    ...numbered,
    type: 'message',
    ...(row.command_id !== null && { commandId: row.command_id }),
    from: row.side === 'agent' ? { side: 'agent', name: row.author ?? '' } : { side: row.side },
    text: row.text ?? '',
    ...(row.attachment !== null && { attachment: JSON.parse(row.attachment) as Attachment }),
  };
}

/** The first words of a text, on one line, never ending in half a character. */
export function cut(text: string, max: number): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '');
}
