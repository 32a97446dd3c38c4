import { limits, type ChatBatch, type ChatEvent } from '../protocol/index.ts';
import { eventOf } from './dispatch/journal.ts';
import { hashSecret } from './random.ts';
import type { Store } from './store/index.ts';

// Leaves room for what stands around the events in a frame.
const maxBytes = limits.frameBytes - 1_024;

/** The next events of a conversation that fit one frame. At least one, if there is one: each fits alone. */
export async function readEvents(store: Store, conversation: string, after: number): Promise<ChatEvent[]> {
  const rows = await store.rows.events.after(conversation, after, limits.batchLength);
  const events: ChatEvent[] = [];
  let bytes = 0;
  for (const event of rows.map(eventOf)) {
    bytes += Buffer.byteLength(JSON.stringify(event)) + 1;
    if (events.length > 0 && bytes > maxBytes) break;
    events.push(event);
  }
  return events;
}

/**
 * Names the numbers of a chat, or those of a visitor who has none yet: others than before after a restore, and others than those of any
 * other chat. Who was erased goes on as somebody new, and whose chat was dropped for its age begins another one; a page that was open or
 * asleep all the while must not take numbers of the one for those of the other.
 */
export function epochOf({ epoch }: Pick<Store, 'epoch'>, chatOrVisitor: string): string {
  return hashSecret(`${epoch} ${chatOrVisitor}`).slice(0, 22);
}

/** A page of a visitor's chat from `after` on; from the beginning when the asker's numbers are of another epoch. */
export async function readBatch(store: Store, visitor: string, asked: { after: number; epoch: string | undefined }): Promise<ChatBatch> {
  const chat = await store.rows.conversations.chatOf(visitor);
  const epoch = epochOf(store, chat?.id ?? visitor);
  // Who holds more than there is has it from a log that is no more: a copy of the data was put back by hand.
  const isKnown = (asked.epoch === undefined || asked.epoch === epoch) && asked.after <= (chat?.head ?? 0);
  const after = isKnown ? asked.after : 0;
  if (!chat) return { epoch, after, head: 0, events: [], more: false, read: 0 };
  const events = await readEvents(store, chat.id, after);
  const last = events.at(-1)?.seq ?? after;
  return {
    epoch,
    after,
    head: Math.max(chat.head, events.at(-1)?.seq ?? 0),
    events,
    more: last < chat.head,
    read: chat.agent_read,
  };
}
