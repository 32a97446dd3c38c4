import * as v from 'valibot';
import {
  DeskEnvelopeSchema,
  deskCommandSchemas,
  problemsOf,
  type Agent,
  type DeskCommandBody,
  type DeskCommandType,
  type Note,
} from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { refuseField, Refusal } from '../refusal.ts';
import type { ConversationRow } from '../store/index.ts';
import { sayAsAgent } from './agent-words.ts';
import { answerOnce, settle, type Answer } from './answer.ts';
import type { AgentHandler, Turn } from './handler.ts';
import { dismissGap, publishArticle, restoreArticle, saveArticle, withdrawArticle } from './article.ts';
import { attachDesk } from './attachment.ts';
import { record } from './journal.ts';
import { assign, note, putOff, wholeNote } from './team.ts';

/** Answers in a chat. */
const reply: AgentHandler<'desk.reply'> = async (turn) => {
  const { agent, body, now, rows } = turn;
  const chat = await lock(turn, body.conversation);
  if (chat.channel !== 'chat')
    throw new Refusal('unsupported', 'Only a chat can be answered here: write to the address of a request, ring the number of a callback.');
  const isSaidAlready = body.after !== undefined && (await rows.events.hasAnswerOfOthers(chat.id, { after: body.after, author: authorOf(agent) }));
  if (isSaidAlready) throw refuseField('after', 'taken');
  return { seq: await sayAsAgent(turn, chat, { author: agent.name, text: body.text, commandId: turn.id }), at: now };
};

/** Marks what an agent has seen. A visitor sees it too, in their chat. */
const read: AgentHandler<'desk.read'> = async (turn) => {
  const { rows, body } = turn;
  const conversation = await lock(turn, body.conversation);
  const upTo = Math.min(body.upTo, conversation.head);
  const seen = upTo >= conversation.said;
  const moved = upTo > conversation.agent_read;
  if (!moved && !(seen && conversation.unread)) return {};
  await rows.conversations.update(conversation.id, { ...(moved && { agent_read: upTo }), ...(seen && { unread: 0 }), changed_at: turn.now });
  if (moved) turn.hint({ type: 'read', conversation: conversation.id, visitor: conversation.visitor, side: 'agent', upTo });
  tell(turn, conversation, conversation.head);
  return {};
};

/** Takes a conversation off the list. */
const finish: AgentHandler<'desk.done'> = async (turn) => {
  const conversation = await lock(turn, turn.body.conversation);
  if (conversation.status === 'done') return {};
  // Done in the moment in which the visitor asks on: nobody would see it any more.
  if (turn.body.after !== undefined && conversation.said > turn.body.after) throw refuseField('after', 'taken');
  const call = conversation.channel === 'callback' ? await turn.rows.callbacks.byConversation(conversation.id) : undefined;
  if (call?.state === 'booked') await turn.rows.callbacks.update(call.conversation, { state: 'done' });
  const { head } = await record(turn.rows, conversation, {
    now: turn.now,
    entries: [{ type: 'closed', side: 'agent', author: turn.agent.name }],
    patch: { status: 'done', unread: 0, waiting_since: null, later_until: null },
  });
  tell(turn, conversation, head);
  return {};
};

/** Puts a conversation back on the list. */
const reopen: AgentHandler<'desk.reopen'> = async (turn) => {
  const conversation = await lock(turn, turn.body.conversation);
  if (conversation.status === 'open') return {};
  const call = conversation.channel === 'callback' ? await turn.rows.callbacks.byConversation(conversation.id) : undefined;
  if (call?.state === 'cancelled') throw new Refusal('gone', 'The visitor has called this call off.');
  if (call) await turn.rows.callbacks.update(call.conversation, { state: 'booked' });
  const { head } = await record(turn.rows, conversation, {
    now: turn.now,
    entries: [{ type: 'reopened', side: 'agent', author: turn.agent.name }],
    patch: { status: 'open' },
  });
  tell(turn, conversation, head);
  return {};
};

const handlers: { readonly [Type in DeskCommandType]: AgentHandler<Type> } = {
  'desk.reply': reply,
  'desk.attach': attachDesk,
  'desk.read': read,
  'desk.done': finish,
  'desk.reopen': reopen,
  'article.save': saveArticle,
  'article.publish': publishArticle,
  'article.restore': restoreArticle,
  'article.withdraw': withdrawArticle,
  'gap.dismiss': dismissGap,
  'desk.note': note,
  'desk.assign': assign,
  'desk.later': putOff,
};

/** Does what an agent asks. Never throws. */
export function dispatchDesk(backend: Backend, agent: Agent, input: unknown): Promise<Answer> {
  const parsed = v.safeParse(DeskEnvelopeSchema, input);
  const type = parsed.success && isDeskCommandType(parsed.output.type) ? parsed.output.type : 'unknown';
  return settle(backend, type, async () => {
    if (!parsed.success) throw new Refusal('broken', 'This is not a command.');
    if (type === 'unknown') throw new Refusal('unsupported', 'There is no command of this type.');
    return run(backend, agent, { ...parsed.output, type });
  });
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- one type picks schema and handler together
async function run<Type extends DeskCommandType>(
  backend: Backend,
  agent: Agent,
  envelope: { id: string; type: Type; body: unknown },
): Promise<unknown> {
  const { id, type } = envelope;
  const parsed = v.safeParse(deskCommandSchemas[type].body, envelope.body);
  if (!parsed.success) throw new Refusal('refused', 'Some fields are refused.', { fields: problemsOf(parsed.issues) });
  const body = parsed.output as DeskCommandBody<Type>;
  const result = await answerOnce(
    backend,
    // What was seen when it was said is no part of what is said: tried again, a reply has seen more, and is the same reply.
    { author: authorOf(agent), id, type, body: { ...body, after: undefined } },
    {
      admit: () => backend.rates.demand('agent', agent.id),
      async lock(rows) {
        const row = await rows.agents.lock(agent.id);
        if (!row || row.disabled) throw new Refusal('unauthorized', 'This agent is not known any more.');
      },
      work: (turn) => handlers[type]({ ...turn, backend, agent, id, body }),
    },
  );
  return type === 'desk.note' ? wholeNote(result as Note, body as DeskCommandBody<'desk.note'>) : result;
}

/** Whose commands they are. Two agents may be called the same. */
const authorOf = ({ id }: Agent) => `agent:${id}`;

function isDeskCommandType(type: string): type is DeskCommandType {
  return Object.hasOwn(deskCommandSchemas, type);
}

async function lock({ rows }: Turn, id: string): Promise<ConversationRow> {
  const row = await rows.conversations.lock(id);
  if (!row) throw new Refusal('gone', 'There is no such conversation.');
  return row;
}

function tell(turn: Turn, { id, visitor, channel, head: since }: ConversationRow, head: number): void {
  turn.hint({ type: 'log', conversation: id, visitor, channel, since, head });
}
