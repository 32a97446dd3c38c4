import { attachmentOf } from '../attachments/receive.ts';
import { Refusal } from '../refusal.ts';
import type { AttachmentRow } from '../store/index.ts';
import type { AgentHandler, Turn, VisitorHandler } from './handler.ts';
import { sayAsAgent } from './agent-words.ts';
import { sayAsVisitor } from './chat.ts';

/** Says a file that the visitor has uploaded. */
export const attachChat: VisitorHandler<'chat.attach'> = async (turn) => {
  const file = await demandFile(turn, `visitor:${turn.visitor.id}`, turn.body.attachment);
  return sayAsVisitor(turn, wordsOf(file), (chat) => turn.rows.attachments.link(file.id, { conversation: chat.id, visitor: turn.visitor.id }));
};

/** Says a file that the agent has uploaded. */
export const attachDesk: AgentHandler<'desk.attach'> = async (turn) => {
  const { rows, agent, body, now } = turn;
  const chat = await rows.conversations.lock(body.conversation);
  if (!chat) throw new Refusal('gone', 'There is no such conversation.');
  if (chat.channel !== 'chat') throw new Refusal('unsupported', 'Only in a chat can a file be sent.');
  const file = await demandFile(turn, `agent:${agent.id}`, body.attachment);
  await rows.attachments.link(file.id, { conversation: chat.id, visitor: chat.visitor });
  return { seq: await sayAsAgent(turn, chat, { author: agent.name, ...wordsOf(file), commandId: turn.id }), at: now };
};

/** Somebody else's is answered as what never was. What was said is not said again: it would have two places and one fate. */
async function demandFile({ rows }: Turn, owner: string, id: string): Promise<AttachmentRow> {
  const file = await rows.attachments.byId(id);
  if (!file || file.owner !== owner || file.conversation !== null) throw new Refusal('gone', 'There is no such file to be said.');
  return file;
}

const wordsOf = (file: AttachmentRow) => ({ text: file.name, attachment: JSON.stringify(attachmentOf(file)) });
