import * as v from 'valibot';
import type { ChatDial, ChatLine, ChatPort } from '../../channels/chat/port.ts';
import { DeskbellError, type Call } from '../../core/index.ts';
import { maybe } from '../ask.ts';
import { createEnd, greet, listen, lost } from '../ears.ts';
import { createTranscript } from '../transcript.ts';
import { MessageSchema, type Conversation, type Message } from './api.ts';
import { toEntries } from './entries.ts';
import type { World } from './world.ts';

// The cable tells what happens and forgets it: nothing has a number, and what is missed is not told again. So after every
// greeting, and now and then, the conversation is read whole; what the cable says in between is laid into it.

/** What {@link dial} needs to know. */
export interface Dialling {
  readonly world: World;
  readonly how: ChatDial;
  readonly call: Call;
  readonly send: ChatPort['send'];
}

const FrameSchema = v.object({
  type: v.optional(v.string()),
  reconnect: v.optional(v.boolean()),
  message: v.optional(v.unknown()),
});
const EventSchema = v.object({ event: v.string(), data: v.record(v.string(), v.unknown()) });
const TypingSchema = v.object({ is_private: maybe(v.boolean()), conversation: v.object({ id: v.number() }), user: maybe(v.object({ name: maybe(v.string()), type: maybe(v.string()) })) });
const StatusSchema = v.object({ id: v.number(), status: v.string() });

/** In pings: how often a visitor says that they are there, and how often all is read anew. */
const every = { presence: 7, reading: 20 } as const;

/** One attempt at a line. */
export async function dial({ world, how, call, send }: Dialling): Promise<ChatLine> {
  const { pubsub } = await world.visitor.contact(call);
  const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: pubsub });
  // Until the server confirms it, the token may be a wrong one, about which the server says nothing.
  await world.visitor.doubt(call);
  const line = await greet<{ socket: WebSocket; say(frame: unknown): void }>({
    call,
    url: `${world.api.endpoint}/cable`,
    protocol: 'actioncable-v1-json',
    hear(given, say, socket) {
      const { success, output: frame } = v.safeParse(FrameSchema, given);
      if (!success) throw call.error('broken', { message: 'This is no ActionCable server.' });
      if (frame.type === 'welcome') say({ command: 'subscribe', identifier });
      if (frame.type === 'reject_subscription' || frame.type === 'disconnect') throw call.error('unavailable', { message: `The cable said ${frame.type}.` });
      return frame.type === 'confirm_subscription' ? { socket, say } : undefined;
    },
  });
  await world.visitor.known.change(call, (kept) => ({ ...kept, pubsub }));
  return talk({ ...line, identifier, world, how, call, send });
}

interface Talking extends Dialling {
  readonly socket: WebSocket;
  readonly identifier: string;
  say(frame: unknown): void;
}

function talk({ socket, identifier, say, world, how, call, send }: Talking): ChatLine {
  const { api, visitor } = world;
  const transcript = createTranscript({ cursor: how.cursor, deliver: (delivery) => !isOver() && how.deliver(delivery) });
  let messages = new Map<number, Message>();
  let status = 'open';
  let pings = 0;
  const { closed, end, isOver } = createEnd(socket);

  // One thing after the other: what is read and what is told must not overtake each other.
  let last: Promise<void> = Promise.resolve();
  function next(work: () => Promise<void> | void): void {
    last = last.then(async () => (isOver() ? undefined : work())).catch((thrown: unknown) => end(lost('The conversation could not be read.', thrown)));
  }

  async function show(): Promise<void> {
    transcript.show(toEntries({ status, messages: messages.values() }, await visitor.known.read(call), world.files !== undefined));
  }

  async function read(): Promise<void> {
    const { source, chat } = await visitor.known.read(call);
    const found: Conversation | undefined = source === undefined || chat === undefined ? undefined : await api.conversation(source, chat, call);
    messages = new Map(found?.messages?.map((message) => [message.id, message]));
    status = found?.status ?? 'open';
    await show();
  }

  /** Whether something that was told concerns the chat and not a form. */
  const isChat = async (id: number | undefined) => id !== undefined && id === (await visitor.known.read(call)).chat;

  async function hear(event: string, data: unknown): Promise<void> {
    if (event === 'message.created' || event === 'message.updated') {
      const { success, output } = v.safeParse(MessageSchema, data);
      if (!success || !(await isChat(output.conversation_id))) return;
      messages.set(output.id, output);
      // The server's word that a message has arrived, should its answer have been lost.
      if (output.echo_id) await visitor.said(call, output.echo_id, { id: output.id, at: output.created_at * 1000 });
      return show();
    }
    if (event === 'conversation.status_changed') {
      const { success, output } = v.safeParse(StatusSchema, data);
      if (!success || !(await isChat(output.id))) return;
      ({ status } = output);
      return show();
    }
    if (event === 'conversation.typing_on' || event === 'conversation.typing_off') {
      const { success, output } = v.safeParse(TypingSchema, data);
      if (!success || output.is_private || output.user?.type === 'contact' || !(await isChat(output.conversation.id))) return;
      return how.deliver({ type: 'typing', on: event.endsWith('on'), name: output.user?.name ?? '' });
    }
    if (event === 'contact.merged') {
      await visitor.doubt(call);
      end(lost('The visitor has become one with another contact.'));
    }
  }

  function tick(): void {
    pings += 1;
    if (pings % every.presence === 0) say({ command: 'message', identifier, data: JSON.stringify({ action: 'update_presence' }) });
    next(pings % every.reading === 0 ? read : transcript.head);
  }

  listen(socket, {
    onFrame(given) {
      const { success, output: frame } = v.safeParse(FrameSchema, given);
      if (!success) return end({ error: new DeskbellError('broken', { message: 'The cable said what it should not.' }), retryable: true });
      if (frame.type === 'ping') return tick();
      if (frame.type === 'disconnect') return end({ ...lost('The server has hung up.'), retryable: frame.reconnect !== false });
      const { success: isEvent, output } = v.safeParse(EventSchema, frame.message);
      if (isEvent) next(() => hear(output.event, output.data));
    },
    onClose: end,
  });
  next(read);

  return {
    closed,
    silenceMs: 2 * world.pingMs,
    close: () => end({ error: new DeskbellError('cancelled'), retryable: false }),
    async send(message, sending) {
      if (isOver()) throw sending.error('unavailable', { message: 'The line is closed.' });
      const sent = await send(message, sending);
      // The first message begins the conversation, and the cable may have told of it before anybody knew its number.
      // One in a resolved conversation opens it again.
      if (!messages.has(Number(sent.entry)) || status === 'resolved') next(read);
      return sent;
    },
    typing(on) {
      // A courtesy: nobody waits for it, and nobody hears when it fails.
      const tell = async () => {
        const { source, chat } = await visitor.known.read(call);
        if (source !== undefined && chat !== undefined) await api.typing(source, chat, on, call);
      };
      tell().catch((thrown: unknown) => call.log('Typing could not be told.', thrown));
    },
  };
}
