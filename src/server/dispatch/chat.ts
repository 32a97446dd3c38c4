import type { Person } from '../../protocol/index.ts';
import { putDownUnanswered } from '../handover/put-down.ts';
import type { VisitorHandler } from './handler.ts';
import { record, type Entry } from './journal.ts';
import { openConversation } from './opening.ts';

/** Adds the visitor's words to their chat, which begins with the first of them and goes on after it was closed. */
export const sendChat: VisitorHandler<'chat.send'> = async (turn) => {
  const { backend, rows, visitor, body, context, now } = turn;
  const chat =
    (await rows.conversations.lockChatOf(visitor.id)) ??
    (await openConversation(turn, {
      visitor: visitor.id,
      channel: 'chat',
      subject: body.text,
      person: JSON.parse(visitor.person) as Person,
      context,
      quotable: false,
    }));

  const message: Entry = { type: 'message', side: 'visitor', text: body.text, command_id: turn.id };
  const recorded = await record(rows, chat, {
    now,
    entries: chat.status === 'done' ? [{ type: 'reopened', side: 'system' }, message] : [message],
    // Where they are now helps more than where they were when they first wrote.
    patch: { status: 'open', ...(Object.keys(context).length > 0 && { context: JSON.stringify(context) }) },
  });
  const { head } = recorded;
  await putDownUnanswered(turn, recorded);
  turn.hint({ type: 'log', conversation: chat.id, visitor: visitor.id, channel: 'chat', since: chat.head, head });
  return { seq: head, at: now, epoch: backend.store.epoch };
};
