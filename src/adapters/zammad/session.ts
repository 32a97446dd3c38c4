import * as v from 'valibot';
import type { ChatSent } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { ChatMessage, ChatOffer } from '../../protocol/index.ts';
import { check } from '../ask.ts';
import { toHtml, toText } from './html.ts';
import { RowSchema, type Row } from './journal.ts';
import type { Said, Wire } from './wire.ts';
import type { World } from './world.ts';

const StatusSchema = v.object({
  state: v.string(),
  session: v.fallback(v.array(RowSchema), []),
  agent: v.fallback(v.object({ name: v.fallback(v.string(), '') }), { name: '' }),
  /** Present while the visitor waits in the queue. */
  position: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), undefined),
});
export type Status = v.InferOutput<typeof StatusSchema>;

const QueueSchema = v.object({ session_id: v.pipe(v.string(), v.minLength(1)) });
export const MessageSchema = v.object({ message: RowSchema, self_written: v.fallback(v.boolean(), false) });

/** States in which the visitor may write. */
const open = new Set(['online', 'reconnect']);
const features = { typing: true, receipts: false };

/** Says who is there, and hears how things are: what was said in the session, if there is one. */
export async function resume(wire: Wire, { journal }: World, call: Call): Promise<Status> {
  const { session } = await journal.known.read(call);
  wire.say('chat_status_customer', { ...(session === undefined ? {} : { session_id: session }), url: call.context.page?.url ?? '' });
  const status = await wire.hear((said) => read(said, 'chat_status_customer', StatusSchema), call);
  if (session === undefined) return status;
  if (status.state !== 'reconnect') {
    await journal.closed(call);
    return status;
  }
  if (status.agent.name) await journal.joined(session, status.agent.name, call);
  await journal.add(status.session, call);
  return status;
}

/** What the state of the chat means to a visitor. */
export function toOffer({ state, position }: Status, call: Call): ChatOffer {
  if (state === 'chat_disabled') throw call.error('unsupported', { message: 'The chat is switched off.' });
  return open.has(state) ? openAt(position) : { availability: { is: 'closed' }, features };
}

/** The chat is open, and the visitor in its queue or not. */
export function openAt(position: Status['position']): ChatOffer {
  return { availability: { is: 'open', ...(position !== undefined && { position }) }, features };
}

/** Says a message once: the server knows no ids of ours, so a message whose echo was lost is looked for first. */
export async function say(wire: Wire, world: World, message: ChatMessage, call: Call): Promise<ChatSent> {
  const { journal } = world;
  const { text } = check('chat.send', message, call);
  const known = await journal.known.read(call);
  const before = known.said[call.id];
  if (before !== undefined) return sentAs(String(before), world, call);
  if (known.pending?.command === call.id) {
    const claimed = new Set(Object.values(known.said).map(String));
    const { after } = known.pending;
    const found = known.noted.find((one) => one.type === 'message' && one.name === undefined && Number(one.id) > after && !claimed.has(one.id) && one.text === text);
    if (found) {
      await journal.said(call.id, Number(found.id), call);
      return sentAs(found.id, world, call);
    }
  }
  const session = known.session ?? (await begin(wire, world, call));
  const after = Math.max(0, ...known.noted.map(({ id }) => Number(id) || 0));
  await journal.known.change(call, (kept) => ({ ...kept, pending: { command: call.id, after } }));
  const content = toHtml(text);
  // Only one message is under way at a time; the echo with these words is ours.
  const echo = wire.hear((said): Row | undefined => {
    const heard = read(said, 'chat_session_message', MessageSchema);
    return heard?.self_written && toText(heard.message.content) === text ? heard.message : undefined;
  }, call);
  wire.say('chat_session_message', { session_id: session, content, id: after + 1 });
  const row = await echo;
  await journal.said(call.id, row.id, call);
  await journal.add([row], call);
  return { entry: String(row.id), at: row.created_at };
}

async function begin(wire: Wire, { journal, lines }: World, call: Call): Promise<string> {
  wire.say('chat_session_init', { url: call.context.page?.url ?? '' });
  const session = await wire.hear((said) => {
    const status = read(said, 'chat_session_init', StatusSchema) ?? read(said, 'chat_status_customer', StatusSchema);
    if (status && !open.has(status.state)) throw call.error('unavailable', { message: `The chat is ${status.state}.` });
    return read(said, 'chat_session_queue', QueueSchema)?.session_id;
  }, call);
  await journal.known.change(call, (kept) => ({ ...kept, session }));
  lines.forEach((attend) => attend(wire));
  return session;
}

async function sentAs(id: string, { journal }: World, call: Call): Promise<ChatSent> {
  const { noted } = await journal.known.read(call);
  return { entry: id, at: noted.find((one) => one.id === id)?.at ?? call.now() };
}

/** What was said, if it is this and makes sense. */
export function read<T>(said: Said, event: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  if (said.event !== event) return undefined;
  const { success, output } = v.safeParse(schema, said.data);
  return success ? output : undefined;
}
