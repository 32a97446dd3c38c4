import type { Note } from '../../protocol/index.ts';
import { Refusal } from '../refusal.ts';
import { createId } from '../random.ts';
import type { NoteRow } from '../store/index.ts';
import type { AgentHandler } from './handler.ts';

/** Leaves word for the other agents. It is no event: no visitor is told, and nothing becomes unread. */
export const note: AgentHandler<'desk.note'> = async ({ rows, agent, body, now, backend, hint }) => {
  const conversation = await rows.conversations.lock(body.conversation);
  if (!conversation) throw new Refusal('gone', 'There is no such conversation.');
  const row: NoteRow = { id: createId(backend.random), conversation: conversation.id, author: agent.name, text: body.text, at: now };
  await rows.team.addNote(row);
  await rows.conversations.update(conversation.id, { changed_at: now });
  const { id, visitor, channel, head } = conversation;
  hint({ type: 'log', conversation: id, visitor, channel, since: head, head });
  // Its words are kept with the conversation alone, and are gone with it; the answer is kept for longer.
  return { ...noteOf(row), text: '' };
};

/** The answer to a note as it was kept, with its words: who asks again has to say the same. */
export const wholeNote = (kept: Note, { text }: Pick<Note, 'text'>): Note => ({ ...kept, text });

/** Makes a conversation somebody's, or anybody's again. */
export const assign: AgentHandler<'desk.assign'> = async ({ rows, body, now, hint }) => {
  const conversation = await rows.conversations.lock(body.conversation);
  if (!conversation) throw new Refusal('gone', 'There is no such conversation.');
  if (body.agent !== null && !(await rows.team.agents()).some(({ id }) => id === body.agent)) throw new Refusal('gone', 'There is no such agent.');
  await rows.team.assign(conversation.id, body.agent);
  await rows.conversations.update(conversation.id, { changed_at: now });
  const { id, visitor, channel, head } = conversation;
  hint({ type: 'log', conversation: id, visitor, channel, since: head, head });
  return {};
};

/** Takes it off the list until a moment, or with `null` puts it back. See `returns.ts` for how it comes back by itself. */
export const putOff: AgentHandler<'desk.later'> = async ({ rows, body, now, hint }) => {
  const conversation = await rows.conversations.lock(body.conversation);
  if (!conversation) throw new Refusal('gone', 'There is no such conversation.');
  if (conversation.status === 'done') throw new Refusal('unsupported', 'What is done is not on the list.');
  await rows.conversations.update(conversation.id, { later_until: body.until, changed_at: now });
  const { id, visitor, channel, head } = conversation;
  hint({ type: 'log', conversation: id, visitor, channel, since: head, head });
  return {};
};

/** A note as it goes over the wire. */
export function noteOf({ id, author, text, at }: NoteRow): Note {
  return { id, author, text, at };
}
