import * as v from 'valibot';
import {
  closeCodes,
  limits,
  protocolVersion,
  VisitorFrameSchema,
  type Page,
  type ServerFrame,
  type VisitorFrame,
} from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { epochOf, readBatch } from './chat-log.ts';
import { createChatTail } from './chat-tail.ts';
import { dispatch } from './dispatch/index.ts';
import type { Hint } from './hint.ts';
import { createOutflow } from './outflow.ts';
import { hashSecret } from './random.ts';
import type { ChatHead } from './store/index.ts';
import type { LineEnd, Wire } from './wire.ts';

/** One visitor's line, from `hello` to its end. */
export interface VisitorLine extends LineEnd {
  /** Whose it is, once that is known. */
  readonly visitor: string | undefined;
  /** Hash of the token it was greeted with. */
  readonly token: string | undefined;
  /** The conversation it follows, once there is one. */
  readonly chat: string | undefined;
  /** Time to ask whether the other side is still there, and to say how far the log has grown. */
  beat(chat: ChatHead | undefined): void;
  /** The server is about to stop. */
  drain(spreadMs: number): void;
  end(code: number, reason: string): void;
}

/** What a line needs beside the backend. */
export interface LineOptions {
  readonly wire: Wire;
  /** See `networkOf`. */
  readonly network: string;
  /** See `Caller`. */
  readonly site: string;
  /** Somebody said hello; settles, never fails, when they were answered. */
  onGreeting?(over: Promise<void>): void;
  /** The line has ended, whoever ended it. */
  onEnd(): void;
}

type State =
  | { readonly is: 'silent' }
  /** `hello` was heard, `welcome` not yet said. */
  | { readonly is: 'greeting'; readonly leave: () => void }
  | { readonly is: 'live'; readonly visitor: string; readonly token: string; readonly leave: () => void }
  | { readonly is: 'ended' };

/** After so many unanswered heartbeats nobody is there. */
const maxSilentBeats = 2;

/** So many frames beyond the limit are dropped; who goes on is no widget of ours. */
const maxDropped = 500;

/** Speaks the line's protocol over a wire, whatever the wire is. */
export function createVisitorLine(backend: Backend, { wire, network, site, onGreeting = () => {}, onEnd }: LineOptions): VisitorLine {
  const { store, hub, presence, clock, config, log } = backend;
  let state: State = { is: 'silent' };
  /** Names numbers that nobody has used yet. */
  let epochOfNone = '';
  let sending = false;
  let syncing = false;
  let silentBeats = 0;
  let dropped = 0;
  const outflow = createOutflow(wire);
  const chat = createChatTail(backend, (events) => say({ type: 'events', epoch: epoch(), events }));
  const cancelGreeting = clock.after(config.helloWithinMs, () => {
    if (state.is === 'silent') end(closeCodes.signIn, 'no hello');
  });

  function epoch(): string {
    return chat.epoch ?? epochOfNone;
  }

  function say(frame: ServerFrame): void {
    if (state.is === 'ended') return;
    outflow.send(JSON.stringify(frame));
    if (outflow.isTooMuch) end(closeCodes.tooSlow, 'too slow');
    else if (outflow.isDue && state.is === 'live') ping(chat.told);
  }

  function ping(head: number): void {
    outflow.asked();
    say({ type: 'ping', epoch: epoch(), head });
  }

  function end(code: number, reason: string): void {
    if (state.is === 'ended') return;
    forget();
    log.info('line ended', { code, why: reason });
    wire.close(code, reason);
  }

  function forget(): void {
    cancelGreeting();
    chat.stop();
    const was = state;
    state = { is: 'ended' };
    if (was.is === 'greeting' || was.is === 'live') was.leave();
    onEnd();
  }

  function receive(text: string): void {
    if (state.is === 'ended') return;
    silentBeats = 0;
    if (Buffer.byteLength(text) > limits.frameBytes) return end(closeCodes.tooBig, 'too big');
    const frame = parse(text);
    if (!frame) return end(closeCodes.invalidData, 'not a frame');
    // Heard even from who says too much: an answer that is not counted would make a reader look slow.
    if (frame.type === 'pong') outflow.answered();
    if (state.is === 'silent') return frame.type === 'hello' ? onGreeting(greet(frame)) : end(closeCodes.signIn, 'hello first');
    if (frame.type === 'hello') return end(closeCodes.signIn, 'hello twice');
    const waitMs = state.is === 'live' ? waitFor(state.visitor) : 0;
    if (state.is === 'greeting' || waitMs > 0) {
      dropped += 1;
      if (dropped > maxDropped) return end(closeCodes.tryLater, 'too much');
      // A command and a sync are waited for; everything else may be dropped.
      if (frame.type === 'send') limit(frame.command.id, Math.max(waitMs, 100));
      if (frame.type === 'sync') end(closeCodes.tryLater, 'too early or too much');
      return;
    }
    hear(frame, state.visitor);
  }

  /** How long this visitor has to wait until they may say more. */
  function waitFor(visitor: string): number {
    return backend.rates.take('frame', visitor) || backend.rates.take('frames', network);
  }

  function hear(frame: Exclude<VisitorFrame, { type: 'hello' }>, visitor: string): void {
    switch (frame.type) {
      case 'send':
        return void send(frame.command, visitor);
      case 'sync':
        return void sync(frame, visitor);
      case 'read':
        return void read(frame.upTo, visitor);
      case 'typing':
        if (chat.id) hub.publish({ type: 'typing', conversation: chat.id, visitor, side: 'visitor', name: '', on: frame.on });
        return;
      case 'page':
        presence.turn(visitor, frame.page);
        return hub.publish(presence.hintOf(visitor));
      case 'pong':
        return;
    }
  }

  async function greet(hello: Extract<VisitorFrame, { type: 'hello' }>): Promise<void> {
    if (hello.version !== protocolVersion) return end(closeCodes.version, 'version not spoken');
    state = { is: 'greeting', leave: () => {} };
    cancelGreeting();
    try {
      const token = hashSecret(hello.token);
      const visitor = await store.rows.visitors.ofToken(token, clock.now());
      if (isEnded()) return;
      if (!visitor) return end(closeCodes.signIn, 'unknown token');
      epochOfNone = epochOf(store, visitor);
      if (presence.linesOf(visitor) >= config.connections.perVisitor) return end(closeCodes.tryLater, 'too many tabs');
      // Subscribed before the log is read, so that nothing falls between the two.
      const leave = arrive(visitor, hello.page);
      state = { is: 'greeting', leave };
      const row = await store.rows.conversations.chatOf(visitor);
      if (isEnded()) return;
      if (row) chat.startAt(row.id, row.head);
      say({
        type: 'welcome',
        version: protocolVersion,
        epoch: epoch(),
        head: row?.head ?? 0,
        now: clock.now(),
        heartbeatMs: config.heartbeatMs,
        read: row?.agent_read ?? 0,
      });
      if (isEnded()) return;
      state = { is: 'live', visitor, token, leave };
      chat.flow();
    } catch (error) {
      log.error('greeting failed', error);
      end(closeCodes.tryLater, 'try later');
    }
  }

  function arrive(visitor: string, page: Page | undefined): () => void {
    const unsubscribe = hub.onVisitor(visitor, hearHint);
    const left = presence.arrive(visitor, page);
    hub.publish(presence.hintOf(visitor));
    return () => {
      unsubscribe();
      left();
      hub.publish(presence.hintOf(visitor));
    };
  }

  async function send(command: { id: string }, visitor: string): Promise<void> {
    if (sending) return limit(command.id, 100);
    sending = true;
    const answer = await dispatch(backend, { visitor, network, site }, command);
    sending = false;
    if (answer.is === 'done') say({ type: 'ack', id: command.id, result: answer.result });
    else say({ type: 'nack', id: command.id, error: answer.error });
  }

  function limit(id: string, retryAfterMs: number): void {
    say({ type: 'nack', id, error: { kind: 'limited', retryAfterMs, message: 'Too early or too much at once.' } });
  }

  async function sync(asked: { after: number; epoch: string }, visitor: string): Promise<void> {
    if (syncing) return;
    syncing = true;
    try {
      say({ type: 'batch', batch: await readBatch(store, visitor, asked) });
    } catch (error) {
      // Unanswered, the asker would wait for ever; a new line asks again.
      log.error('sync failed', error);
      end(closeCodes.tryLater, 'try later');
    } finally {
      syncing = false;
    }
  }

  async function read(upTo: number, visitor: string): Promise<void> {
    if (!chat.id) return;
    try {
      const moved = await store.rows.conversations.markRead(chat.id, { side: 'visitor', upTo, now: clock.now() });
      if (moved) hub.publish({ type: 'read', conversation: chat.id, visitor, side: 'visitor', upTo });
    } catch (error) {
      // A read mark may be lost: the next one says more.
      log.error('read mark lost', error);
    }
  }

  function hearHint(hint: Hint): void {
    if (hint.type === 'log' && hint.channel === 'chat') {
      // The one that was followed is no more. A new greeting begins with the other.
      if (chat.id !== undefined && chat.id !== hint.conversation) return end(closeCodes.restart, 'another chat');
      chat.grow(hint.conversation, hint.since, hint.head);
    } else if (state.is !== 'live') {
      return;
    } else if (hint.type === 'read' && hint.side === 'agent' && hint.conversation === chat.id) {
      say({ type: 'read', upTo: hint.upTo });
    } else if (hint.type === 'typing' && hint.side === 'agent') {
      say({ type: 'typing', on: hint.on, name: hint.name });
    }
  }

  // A function, since the compiler takes a variable checked before an `await` for unchanged after it.
  function isEnded(): boolean {
    return state.is === 'ended';
  }

  return {
    get visitor() {
      return state.is === 'live' ? state.visitor : undefined;
    },
    get token() {
      return state.is === 'live' ? state.token : undefined;
    },
    receive,
    end,
    gone() {
      if (state.is !== 'ended') forget();
    },
    get chat() {
      return chat.id;
    },
    beat(known) {
      if (state.is !== 'live') return;
      if (silentBeats >= maxSilentBeats) return end(closeCodes.goingAway, 'silent');
      silentBeats += 1;
      const before = chat.head;
      // A hint may have been lost on its way from another process.
      if (known && known.head > before) chat.grow(known.id, before, known.head);
      ping(chat.head);
    },
    drain(spreadMs) {
      say({ type: 'drain', spreadMs });
    },
  };
}

function parse(text: string): VisitorFrame | undefined {
  try {
    const parsed = v.safeParse(VisitorFrameSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
