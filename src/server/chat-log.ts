import { limits, type ChatBatch, type ChatEvent } from '../protocol/index.ts';
import { eventOf } from './dispatch/journal.ts';
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

/** A page of a visitor's chat from `after` on; from the beginning when the asker's numbers are of another epoch. */
export async function readBatch(store: Store, visitor: string, asked: { after: number; epoch: string | undefined }): Promise<ChatBatch> {
  const after = asked.epoch === undefined || asked.epoch === store.epoch ? asked.after : 0;
  const chat = await store.rows.conversations.chatOf(visitor);
  if (!chat) return { epoch: store.epoch, after, head: 0, events: [], more: false, read: 0 };
  const events = await readEvents(store, chat.id, after);
  const last = events.at(-1)?.seq ?? after;
  return {
    epoch: store.epoch,
    after,
    head: Math.max(chat.head, events.at(-1)?.seq ?? 0),
    events,
    more: last < chat.head,
    read: chat.agent_read,
  };
}
