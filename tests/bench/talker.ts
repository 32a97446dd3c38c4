import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { lineProtocol, protocolVersion, type ChatEvent, type ChatReceipt, type ServerFrame } from '../../src/protocol/index.ts';
import { shopOrigin } from '../server/shop.ts';
import { arrive } from '../server/visitor.ts';

/** One tab of a visitor that follows the protocol's rules: one message in flight, said again until it is answered. */
export interface Talker {
  readonly device: string;
  /** What the tab shows: gap-free from 1 on. */
  readonly view: readonly ChatEvent[];
  /** Numbers that came twice or out of order and were ignored. */
  readonly ignored: number;
  /** Settles when the message is acknowledged. */
  say(text: string): Promise<ChatReceipt>;
  /** Runs after every change of the view. */
  onChange(listener: () => void): () => void;
  close(): void;
}

interface Draft {
  readonly id: string;
  readonly text: string;
  readonly settle: (receipt: ChatReceipt) => void;
}

const retryMs = 30;

/** Opens a tab at whatever `url` says at the time, and comes back whenever the line is lost. */
export function createTalker(url: () => string, device: string = randomUUID()): Talker {
  const view: ChatEvent[] = [];
  const outbox: Draft[] = [];
  const listeners = new Set<() => void>();
  let socket: WebSocket | undefined;
  let token: string | undefined;
  let epoch: string | undefined;
  let live = false;
  let inFlight: string | undefined;
  let syncing = false;
  let ignored = 0;
  let closed = false;

  async function dial(): Promise<void> {
    if (closed) return;
    try {
      token ??= (await arrive({ url: url() }, device)).token;
    } catch {
      return retry();
    }
    const line = new WebSocket(`${url().replace('http', 'ws')}/v1/line`, [lineProtocol], { headers: { Origin: shopOrigin } });
    socket = line;
    line.on('open', () => say({ type: 'hello', version: protocolVersion, token, epoch, have: view.length }));
    line.on('message', (data) => hear(JSON.parse(String(data)) as ServerFrame));
    line.on('error', () => {});
    line.on('close', () => {
      live = false;
      inFlight = undefined;
      syncing = false;
      retry();
    });
  }

  function retry(): void {
    if (!closed) setTimeout(() => void dial(), retryMs * (0.5 + Math.random()));
  }

  function say(frame: unknown): void {
    socket?.send(JSON.stringify(frame));
  }

  function hear(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        live = true;
        return learn(frame.epoch, frame.head);
      case 'ping':
        say({ type: 'pong' });
        return learn(frame.epoch, frame.head);
      case 'events':
        return apply(frame.events);
      case 'batch':
        syncing = false;
        apply(frame.batch.events);
        return learn(frame.batch.epoch, frame.batch.head);
      case 'ack': {
        const [draft] = outbox;
        if (draft?.id === frame.id) outbox.shift();
        inFlight = undefined;
        draft?.settle(frame.result as ChatReceipt);
        return drain();
      }
      case 'nack':
        inFlight = undefined;
        setTimeout(drain, frame.error.retryAfterMs ?? retryMs);
        return;
      default:
        return;
    }
  }

  function learn(now: string, head: number): void {
    if (epoch !== undefined && epoch !== now) view.length = 0;
    epoch = now;
    if (head > view.length) sync();
    drain();
  }

  function apply(events: readonly ChatEvent[]): void {
    for (const event of events) {
      if (event.seq === view.length + 1) view.push(event);
      else if (event.seq <= view.length) ignored += 1;
      else return sync();
    }
    for (const listener of listeners) listener();
  }

  function sync(): void {
    if (syncing) return;
    syncing = true;
    say({ type: 'sync', after: view.length, epoch });
  }

  function drain(): void {
    const [draft] = outbox;
    if (!live || !draft || inFlight !== undefined) return;
    inFlight = draft.id;
    say({ type: 'send', command: { id: draft.id, type: 'chat.send', context: {}, body: { text: draft.text } } });
  }

  void dial();
  return {
    device,
    view,
    get ignored() {
      return ignored;
    },
    say: (text) =>
      new Promise((settle) => {
        outbox.push({ id: randomUUID(), text, settle });
        drain();
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      socket?.terminate();
    },
  };
}

/** Waits until `holds`, asking after every change of one of the talkers; fails after a while with what is so instead. */
export function until(talkers: readonly Talker[], holds: () => boolean, describe: () => string, withinMs = 200_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const undo: (() => void)[] = [];
    const timer = setTimeout(() => end(() => reject(new Error(describe()))), withinMs);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      for (const each of undo) each();
      settle();
    };
    const look = () => holds() && end(resolve);
    for (const talker of talkers) undo.push(talker.onChange(look));
    look();
  });
}
