import * as v from 'valibot';
import type { ChatDial, ChatLine } from '../../channels/chat/port.ts';
import { DeskbellError, type Call } from '../../core/index.ts';
import { lost } from '../ears.ts';
import { createTranscript } from '../transcript.ts';
import { MessageSchema, openAt, read, resume, say, type Status } from './session.ts';
import type { World } from './world.ts';
import { openWire, type Said, type Wire } from './wire.ts';

/** What {@link dial} needs to know. */
export interface Dialling {
  readonly world: World;
  readonly number: number;
  readonly how: ChatDial;
  readonly call: Call;
}

const StartSchema = v.object({ session_id: v.string(), agent: v.object({ name: v.string() }) });
const QueueSchema = v.object({ position: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** In pings: how often the session is read anew. */
const readingEvery = 3;

/** One attempt at a line. */
export async function dial({ world, number, how, call }: Dialling): Promise<ChatLine> {
  const { endpoint, journal, pingMs } = world;
  const wire = await openWire(endpoint, number, call);
  let place: Status['position'];
  try {
    ({ position: place } = await resume(wire, world, call));
  } catch (error) {
    wire.end(lost('The chat did not say how things are.', error));
    throw error;
  }
  const transcript = createTranscript({ cursor: how.cursor, deliver: (delivery) => !over && how.deliver(delivery) });
  let over = false;
  let pongs = 0;
  const attend = (begunBy: Wire) => {
    if (begunBy !== wire) follow(readAnew);
  };
  world.lines.add(attend);
  const closed = wire.closed.finally(() => {
    over = true;
    world.lines.delete(attend);
    clearInterval(beat);
  });
  // The server never begins, and drops who is silent: the one thing an adapter must do by the clock.
  const beat = setInterval(() => wire.say('ping'), pingMs);

  // One thing after the other: what is read and what is told must not overtake each other.
  let last: Promise<unknown> = Promise.resolve();
  function next<T>(work: () => Promise<T> | T): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  }
  const show = async () => transcript.show(await journal.entries(call));
  const follow = (work: () => Promise<unknown>) =>
    void next(async () => {
      if (over) return;
      await work();
      await show();
    }).catch((thrown: unknown) => wire.end(lost('The conversation could not be read.', thrown)));

  /** The visitor waits at another place, or no more. */
  function moveTo(position: Status['position']): void {
    if (over || position === place) return;
    place = position;
    how.deliver({ type: 'offer', offer: openAt(place) });
  }
  async function readAnew(): Promise<void> {
    moveTo((await resume(wire, world, call)).position);
  }

  wire.listen((said: Said) => {
    const message = read(said, 'chat_session_message', MessageSchema)?.message;
    if (message) follow(() => journal.add([message], call));
    const start = read(said, 'chat_session_start', StartSchema);
    if (start) follow(() => journal.joined(start.session_id, start.agent.name, call));
    // Whoever answers has taken the visitor out of the queue, though the word of that was lost.
    if (start || said.event === 'chat_session_closed' || typeof message?.created_by_id === 'number') moveTo(undefined);
    if (said.event === 'chat_session_closed') follow(() => journal.closed(call));
    if (said.event === 'chat_session_typing' && said.data['self_written'] !== true) void typed();
    const queue = read(said, 'chat_session_queue', QueueSchema);
    if (queue) moveTo(queue.position);
    if (said.event !== 'pong') return;
    pongs += 1;
    if (pongs % readingEvery === 0) follow(readAnew);
    else void next(transcript.head);
  });
  // Not before whoever dialled holds the line.
  setTimeout(() => {
    if (!over && place !== undefined) how.deliver({ type: 'offer', offer: openAt(place) });
    follow(() => Promise.resolve());
  });

  async function typed(): Promise<void> {
    const { agent = '' } = await journal.known.read(call);
    if (!over) how.deliver({ type: 'typing', on: true, name: agent });
  }

  /** Says something that may be lost, in the session if there is one. */
  async function hint(event: string, data: object = {}): Promise<void> {
    const { session } = await journal.known.read(call);
    if (session !== undefined) wire.say(event, { ...data, session_id: session });
  }

  return {
    closed,
    silenceMs: 2 * pingMs,
    close() {
      over = true;
      wire.end({ error: new DeskbellError('cancelled'), retryable: false });
    },
    async send(message, sending) {
      if (over) throw sending.error('unavailable', { message: 'The line is closed.' });
      const sent = await say(wire, world, message, sending);
      follow(() => Promise.resolve());
      return sent;
    },
    typing(on) {
      // There is no way to say that somebody has stopped.
      if (on) void hint('chat_session_typing');
    },
    page: ({ title, url }) => void hint('chat_session_notice', { message: `${title} ${url}` }),
  };
}
