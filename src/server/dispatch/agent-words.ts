import type { ConversationRow } from '../store/index.ts';
import type { Turn } from './handler.ts';
import { record, type Entry } from './journal.ts';

/** What somebody of the shop says. */
export interface AgentWords {
  /** Their public name. */
  readonly author: string;
  readonly text: string;
  /** JSON of a file they send. */
  readonly attachment?: string;
  readonly commandId: string;
}

/** Adds words of the shop to a chat whose row the transaction holds. The first of them also say who came. */
export async function sayAsAgent(
  { rows, now, hint }: Pick<Turn, 'rows' | 'now' | 'hint'>,
  chat: ConversationRow,
  { author, commandId, ...words }: AgentWords,
): Promise<number> {
  const entries: Entry[] = [];
  if (chat.status === 'done') entries.push({ type: 'reopened', side: 'system' });
  if (!(await rows.events.hasAgent(chat.id))) entries.push({ type: 'joined', side: 'agent', author });
  entries.push({ type: 'message', side: 'agent', author, ...words, command_id: commandId });
  const { head } = await record(rows, chat, { now, entries, patch: { status: 'open' } });
  hint({ type: 'log', conversation: chat.id, visitor: chat.visitor, channel: chat.channel, since: chat.head, head });
  return head;
}
