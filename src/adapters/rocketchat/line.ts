import * as v from 'valibot';
import type { ChatDial, ChatLine, ChatPort } from '../../channels/chat/port.ts';
import { DeskbellError, type Call } from '../../core/index.ts';
import { createEnd, greet, listen, lost } from '../ears.ts';
import { createTranscript } from '../transcript.ts';
import { MessageSchema, PlaceInQueueSchema, type Message, type PlaceInQueue } from './api.ts';
import { toEntries } from './entries.ts';
import { openTo, readAll } from './rooms.ts';
import type { World } from './world.ts';

// DDP tells what happens in a room and forgets it. So everything is read whole after every greeting and now and then;
// what is told in between is laid into it by id, which makes an edit the same as a message.

/** What {@link dial} needs to know. */
export interface Dialling {
  readonly world: World;
  readonly how: ChatDial;
  readonly call: Call;
  readonly send: ChatPort['send'];
}

const FrameSchema = v.object({
  msg: v.optional(v.string()),
  id: v.optional(v.string()),
  collection: v.optional(v.string()),
  fields: v.optional(v.object({ eventName: v.string(), args: v.array(v.unknown()) })),
});
type Frame = v.InferOutput<typeof FrameSchema>;

const DeletedSchema = v.object({ _id: v.string() });
const ActivitySchema = v.object({ name: v.string(), what: v.array(v.string()) });
/** What is told of a room: its place in the queue, or that an agent has taken it and the wait is over. */
const NewsSchema = v.variant('type', [v.object({ type: v.literal('queueData'), data: PlaceInQueueSchema }), v.object({ type: v.literal('agentData') })]);

/** In pings of the server: how often everything is read anew. */
const readingEvery = 4;

/** One attempt at a line. */
export async function dial({ world, how, call, send }: Dialling): Promise<ChatLine> {
  const { socket, say } = await greet<{ socket: WebSocket; say(frame: unknown): void }>({
    call,
    url: `${world.api.endpoint}/websocket`,
    hello(say) {
      say({ msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] });
      return undefined;
    },
    hear(given, say, socket) {
      const { success, output: frame } = v.safeParse(FrameSchema, given);
      if (!success) throw call.error('broken', { message: 'This is no DDP server.' });
      if (frame.msg === 'failed') throw call.error('unsupported', { message: 'The server speaks another version of DDP.' });
      if (frame.msg === 'ping') say(pong(frame));
      return frame.msg === 'connected' ? { socket, say } : undefined;
    },
  });
  return talk({ socket, say, world, how, call, send });
}

interface Talking extends Dialling {
  readonly socket: WebSocket;
  say(frame: unknown): void;
}

function talk({ socket, say, world, how, call, send }: Talking): ChatLine {
  const { api, visitor } = world;
  const transcript = createTranscript({ cursor: how.cursor, deliver: (delivery) => !isOver() && how.deliver(delivery) });
  let messages = new Map<string, Message>();
  let followed: string | undefined;
  let username: string | undefined;
  let asked = 0;
  let pings = 0;
  const { closed, end, isOver } = createEnd(socket);

  // One thing after the other: what is read and what is told must not overtake each other.
  let last: Promise<void> = Promise.resolve();
  function next(work: () => Promise<void> | void): void {
    last = last.then(async () => (isOver() ? undefined : work())).catch((thrown: unknown) => end(lost('The conversation could not be read.', thrown)));
  }

  const show = async () => transcript.show(await toEntries(messages.values(), world, call));

  async function read(): Promise<void> {
    messages = new Map((await readAll(world, call)).map((message) => [message._id, message]));
    await show();
    await askPlace();
  }

  /** Places are told when they change, and only to who listens then. Nobody answered is asked for theirs. */
  async function askPlace(): Promise<void> {
    const { closed: isLeft } = await visitor.known.read(call);
    const isAnswered = [...messages.values()].some(({ rid, token, t }) => rid === followed && token === undefined && t === undefined);
    const place = isLeft || isAnswered ? undefined : await visitor.place(call);
    // A courtesy: without an answer, the place stays as it was told.
    const config = place && (await api.config(call, place.token).catch(() => undefined));
    if (!place || config) wait(config?.queueInfo ?? {});
  }

  function wait(place: PlaceInQueue): void {
    const before = visitor.waiting;
    visitor.waiting = { ...(place.spot !== undefined && { position: place.spot }), ...(place.estimatedWaitTimeSeconds !== undefined && { waitMs: place.estimatedWaitTimeSeconds * 1000 }) };
    if (isOver() || (before.position === visitor.waiting.position && before.waitMs === visitor.waiting.waitMs)) return;
    how.deliver({ type: 'offer', offer: openTo(world) });
  }

  /** Subscribes to the room the visitor is in. There is none before the first message, and another after one was closed. */
  async function follow(): Promise<void> {
    ({ username } = await visitor.known.read(call));
    const place = await visitor.place(call);
    if (!place || place.rid === followed || isOver()) return;
    followed = place.rid;
    const streams = [
      ['stream-room-messages', place.rid],
      ['stream-notify-room', `${place.rid}/user-activity`],
      ['stream-notify-room', `${place.rid}/deleteMessage`],
      ['stream-livechat-room', place.rid],
    ] as const;
    for (const [name, event] of streams) {
      say({ msg: 'sub', id: `sub-${(asked += 1)}`, name, params: [event, { useCollection: false, args: [{ token: place.token, visitorToken: place.token }] }] });
    }
  }

  const hearing: Readonly<Record<string, (eventName: string, args: readonly unknown[]) => Promise<void> | void>> = {
    async 'stream-room-messages'(_, [given]) {
      const { success, output } = v.safeParse(MessageSchema, given);
      if (!success) return;
      messages.set(output._id, output);
      await show();
      if (output.t === 'livechat-close' && followed !== undefined) next(async () => visitor.leave(output.rid ?? followed ?? '', call));
    },
    async 'stream-notify-room'(eventName, args) {
      if (eventName.endsWith('/deleteMessage')) {
        const { success, output } = v.safeParse(DeletedSchema, args[0]);
        if (success && messages.delete(output._id)) await show();
        return;
      }
      const { success, output } = v.safeParse(ActivitySchema, { name: args[0], what: args[1] });
      if (success && output.name !== username) how.deliver({ type: 'typing', on: output.what.includes('user-typing'), name: output.name });
    },
    'stream-livechat-room'(_, [given]) {
      const { success, output } = v.safeParse(NewsSchema, given);
      if (success) wait(output.type === 'queueData' ? output.data : {});
    },
  };

  listen(socket, {
    onFrame(given) {
      const { success, output: frame } = v.safeParse(FrameSchema, given);
      if (!success) return end({ error: new DeskbellError('broken', { message: 'The server said what it should not.' }), retryable: true });
      if (frame.msg === 'nosub') return end(lost('The server does not let us listen.'));
      if (frame.msg === 'ping') {
        say(pong(frame));
        pings += 1;
        next(follow);
        next(pings % readingEvery === 0 ? read : transcript.head);
      }
      const { collection = '', fields } = frame;
      // A server without a subscription, or a newer one, may tell more than we know.
      if (frame.msg === 'changed' && fields && Object.hasOwn(hearing, collection)) next(() => hearing[collection]?.(fields.eventName, fields.args));
    },
    onClose: end,
  });
  const attend = () => {
    next(follow);
    next(read);
  };
  visitor.lines.add(attend);
  void closed.then(() => visitor.lines.delete(attend));
  attend();

  return {
    closed,
    silenceMs: 2 * world.pingMs,
    close: () => end({ error: new DeskbellError('cancelled'), retryable: false }),
    async send(message, sending) {
      if (isOver()) throw sending.error('unavailable', { message: 'The line is closed.' });
      const sent = await send(message, sending);
      // What was said in a new room before we listened there.
      if (!messages.has(sent.entry ?? '')) next(read);
      return sent;
    },
    typing(on) {
      if (followed === undefined || username === undefined || isOver()) return;
      const tell = async (rid: string) => {
        const token = await call.identity.device();
        say({ msg: 'method', id: `call-${(asked += 1)}`, method: 'stream-notify-room', params: [`${rid}/user-activity`, username, on ? ['user-typing'] : [], { token }] });
      };
      void tell(followed);
    },
  };
}

function pong({ id }: Frame): object {
  return id === undefined ? { msg: 'pong' } : { msg: 'pong', id };
}
