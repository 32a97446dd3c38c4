import type { Turn } from '../dispatch/handler.ts';
import { createId } from '../random.ts';
import type { ConversationRow } from '../store/index.ts';
import { targetsOf, type Occasion } from './config.ts';

type Note = Pick<Turn, 'backend' | 'rows' | 'now'>;

/**
 * Puts down, in the transaction that makes it true, that others are to hear of it: what is committed is told, however often
 * the server falls in between.
 */
export async function putDown({ backend, rows, now }: Note, conversation: ConversationRow, occasion: Occasion, afterMs = 0): Promise<void> {
  const targets = targetsOf(backend.config.handover, occasion);
  await rows.handovers.insert(
    targets.map((target) => ({
      id: createId(backend.random),
      conversation: conversation.id,
      target,
      occasion,
      seq: conversation.head,
      state: 'waiting',
      attempts: 0,
      due_at: now + afterMs,
      external: null,
      created_at: now,
    })),
  );
}

/** Puts down a chat that will have been missed if nobody answers in time; once, however much is said until then. */
export async function putDownUnanswered(note: Note, chat: ConversationRow): Promise<void> {
  const { handover } = note.backend.config;
  if (targetsOf(handover, 'chat.missed').length === 0 || (await note.rows.handovers.waits(chat.id, 'chat.missed'))) return;
  await putDown(note, chat, 'chat.missed', handover.missedChatMinutes * 60_000);
}
