import type { CommandResult, Person } from '../../protocol/index.ts';
import { epochOf } from '../chat-log.ts';
import { putDownUnanswered } from '../handover/put-down.ts';
import type { ConversationRow } from '../store/index.ts';
import type { VisitorHandler, VisitorTurn } from './handler.ts';
import { record, type Entry } from './journal.ts';
import { openConversation } from './opening.ts';

/** Says something in writing. */
export const sendChat: VisitorHandler<'chat.send'> = (turn) => sayAsVisitor(turn, { text: turn.body.text });

/**
 * Adds the visitor's words, or a file, to their chat, which begins with the first of them and goes on after it was closed.
 * `before` runs when the chat is there and nothing is said yet.
 */
export async function sayAsVisitor(
  turn: VisitorTurn<'chat.send' | 'chat.attach'>,
  words: Pick<Entry, 'text' | 'attachment'> & { readonly text: string },
  before?: (chat: ConversationRow) => Promise<void>,
): Promise<CommandResult<'chat.send'>> {
  const { backend, rows, visitor, context, now } = turn;
  const chat =
    (await rows.conversations.lockChatOf(visitor.id)) ??
    (await openConversation(turn, {
      visitor: visitor.id,
      channel: 'chat',
      subject: words.text,
      person: JSON.parse(visitor.person) as Person,
      context,
      quotable: false,
    }));

  await before?.(chat);
  const message: Entry = { type: 'message', side: 'visitor', ...words, command_id: turn.id };
  const recorded = await record(rows, chat, {
    now,
    entries: chat.status === 'done' ? [{ type: 'reopened', side: 'system' }, message] : [message],
    // Where they are now helps more than where they were when they first wrote.
    patch: { status: 'open', ...(Object.keys(context).length > 0 && { context: JSON.stringify(context) }) },
  });
  const { head } = recorded;
  await putDownUnanswered(turn, recorded);
  turn.hint({ type: 'log', conversation: chat.id, visitor: visitor.id, channel: 'chat', since: chat.head, head });
  return { seq: head, at: now, epoch: epochOf(backend.store, chat.id) };
}
