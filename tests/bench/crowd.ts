import { randomBytes, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { attemptMs } from '../../src/core/attempt.ts';
import { lineProtocol, protocolVersion, type ServerFrame } from '../../src/protocol/index.ts';
import { createLog, createSystemRandom, openStore } from '../../src/server/index.ts';
import { hashSecret } from '../../src/server/random.ts';
import { shopOrigin } from '../server/shop.ts';

/** Puts visitors with tokens straight into a store that nobody serves yet: arriving one by one is not what is measured. */
export async function seedVisitors(data: { dataFolder: string; databaseUrl?: string }, count: number): Promise<string[]> {
  const store = await openStore({ ...data, random: createSystemRandom(), log: createLog('silent') });
  const now = Date.now();
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  try {
    await store.transaction(async (rows) => {
      for (const token of tokens) {
        const hash = hashSecret(token);
        await rows.visitors.ofDevice({ id: hash.slice(0, 22), device: hash, person: '{}', created_at: now });
        await rows.visitors.addToken({ hash, visitor: hash.slice(0, 22), created_at: now, expires_at: now + 1e9 }, 1);
      }
    });
  } finally {
    await store.close();
  }
  return tokens;
}

/** One of very many: a line, and as little memory on this side as can be. */
export interface Member {
  /** How far the log was when the server last said so, and what of it has come. */
  readonly head: number;
  readonly isLive: boolean;
  /** Opens the line; settles with the welcome, fails with a {@link NoLine} when the line ends before, or as late as a widget gives up. */
  open(): Promise<void>;
  /** Says one message; settles with the milliseconds until it was acknowledged. */
  say(text: string): Promise<number>;
  /** Asks for the log from its beginning, whether or not the answers are read; false when the line takes no more. */
  askForAll(): boolean;
  /** Reads no more, until it does again. */
  stall(): void;
  resume(): void;
  onEnd(listener: () => void): void;
  close(): void;
}

/** Why there is no line. */
export class NoLine extends Error {
  /** When the server said to come back. */
  readonly afterMs: number;
  /** Nobody was there to say anything. */
  readonly isAway: boolean;

  constructor(reason: string, isAway: boolean) {
    super(`no line: ${reason}`);
    this.afterMs = Number(/^after (\d+) ms$/.exec(reason)?.[1] ?? 0);
    this.isAway = isAway;
  }
}

export function createMember(url: () => string, token: string): Member {
  let socket: WebSocket | undefined;
  let epoch = '';
  let head = 0;
  let live = false;
  let ended = () => {};
  const waiting = new Map<string, { at: number; done: (ms: number) => void; fail: (error: Error) => void }>();

  function hear(frame: ServerFrame): void {
    if (frame.type === 'ping') socket?.send('{"type":"pong"}');
    else if (frame.type === 'events') head = Math.max(head, frame.events.at(-1)?.seq ?? 0);
    else if (frame.type === 'ack' || frame.type === 'nack') {
      const asked = waiting.get(frame.id);
      waiting.delete(frame.id);
      if (frame.type === 'ack') {
        head = Math.max(head, (frame.result as { seq: number }).seq);
        asked?.done(performance.now() - asked.at);
      }
      if (frame.type === 'nack') asked?.fail(new Error(`refused: ${frame.error.kind}`));
    }
  }

  return {
    get head() {
      return head;
    },
    get isLive() {
      return live;
    },
    open: () =>
      new Promise((resolve, reject) => {
        const line = new WebSocket(`${url().replace('http', 'ws')}/v1/line`, [lineProtocol], { headers: { Origin: shopOrigin }, perMessageDeflate: false });
        socket = line;
        let isAway = false;
        const givenUp = setTimeout(() => line.terminate(), attemptMs);
        line.on('open', () => line.send(JSON.stringify({ type: 'hello', version: protocolVersion, token, have: head })));
        line.on('message', (data) => {
          const frame = JSON.parse(String(data)) as ServerFrame;
          if (frame.type !== 'welcome') return hear(frame);
          clearTimeout(givenUp);
          ({ epoch, head } = frame);
          live = true;
          resolve();
        });
        line.on('error', (error: NodeJS.ErrnoException) => (isAway = error.code === 'ECONNREFUSED'));
        line.on('close', (_code, reason) => {
          clearTimeout(givenUp);
          live = false;
          for (const { fail } of waiting.values()) fail(new Error('the line ended'));
          waiting.clear();
          reject(new NoLine(String(reason), isAway));
          ended();
        });
      }),
    say: (text) =>
      new Promise((done, fail) => {
        const id = randomUUID();
        waiting.set(id, { at: performance.now(), done, fail });
        if (!live) return fail(new Error('there is no line'));
        socket?.send(JSON.stringify({ type: 'send', command: { id, type: 'chat.send', context: {}, body: { text } } }));
      }),
    askForAll() {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify({ type: 'sync', after: 0, epoch }));
      return true;
    },
    stall: () => socket?.pause(),
    resume: () => socket?.resume(),
    onEnd: (listener) => (ended = listener),
    close() {
      ended = () => {};
      socket?.terminate();
    },
  };
}

/** Does something with all, so many at a time. */
export async function inTurns<Item>(items: readonly Item[], together: number, work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (const item of left) await work(item);
    }),
  );
}
