import type { ChatEntry } from '../../channels/chat/port.ts';
import type { Cursor } from '../../core/index.ts';
import type { ChatEvent, ChatReceipt } from '../../protocol/index.ts';
import type { ChatSent } from '../../channels/chat/port.ts';

/** A place in the log of one conversation. Numbers of two epochs must never be compared. */
export interface Place {
  readonly epoch: string;
  readonly seq: number;
}

/** `epoch:seq`, which names an event as well as the place after it. The beginning is `null` in every epoch. */
export function toCursor({ epoch, seq }: Place): Cursor | null {
  return seq === 0 ? null : entryId(epoch, seq);
}

/** Reads a cursor; what we did not write ourselves is no place. */
export function readCursor(cursor: Cursor | null): Place | undefined {
  const [, epoch, digits] = /^(.+):(\d+)$/.exec(cursor ?? '') ?? [];
  return epoch && digits ? { epoch, seq: Number(digits) } : undefined;
}

/** An event as the chat shows it. */
export function toEntry(epoch: string, { seq, ...event }: ChatEvent): ChatEntry {
  return { id: entryId(epoch, seq), ...event };
}

/** Where a message went, in the chat's words. */
export function toSent({ epoch, seq, at }: ChatReceipt): ChatSent {
  return { entry: entryId(epoch, seq), at };
}

function entryId(epoch: string, seq: number): string {
  return `${epoch}:${seq}`;
}
