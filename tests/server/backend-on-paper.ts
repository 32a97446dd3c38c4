import { openStore, createLog, readConfig, type ConfigInput, type Random } from '../../src/server/index.ts';
import type { Backend } from '../../src/server/backend.ts';
import { createOpeningHours } from '../../src/server/hours.ts';
import { createLocalHub } from '../../src/server/hub.ts';
import { createPresence } from '../../src/server/presence.ts';
import { hashSecret } from '../../src/server/random.ts';
import { createRateLimiter } from '../../src/server/rate.ts';
import type { Store } from '../../src/server/store/index.ts';
import { createWork } from '../../src/server/work.ts';
import type { ServerFrame } from '../../src/protocol/index.ts';
import { createVisitorLine, type VisitorLine } from '../../src/server/line.ts';
import { onTestFinished } from 'vitest';
import { createHeldClock, type HeldClock } from './held-clock.ts';
import { tempFolder } from './house.ts';

/** A backend without HTTP, sockets or time of its own: what a simulator drives. */
export interface PaperBackend extends Backend {
  readonly clock: HeldClock;
  /** A token of a new visitor. */
  arrive(): Promise<string>;
  /** A line whose other end is in the test's hands. */
  line(): PaperLine;
}

export interface PaperLine {
  readonly line: VisitorLine;
  readonly frames: ServerFrame[];
  closedWith: number | undefined;
  /** How much the pretended network has not taken yet. */
  heldBytes: number;
  say(frame: unknown): void;
  /** Waits until a frame of a type was said. */
  heard<Type extends ServerFrame['type']>(type: Type): Promise<Extract<ServerFrame, { type: Type }>>;
}

export async function createPaperBackend(input: ConfigInput = {}, wrap: (store: Store) => Store = (store) => store): Promise<PaperBackend> {
  const config = readConfig(input);
  const clock = createHeldClock();
  const random = createSeededRandom(1);
  const log = createLog('silent');
  const store = wrap(await openStore({ dataFolder: tempFolder(), random, log }));
  onTestFinished(() => store.close());
  const backend: Backend = {
    config,
    hours: createOpeningHours(config),
    store,
    clock,
    random,
    log,
    hub: createLocalHub(),
    presence: createPresence(clock),
    rates: createRateLimiter(clock, config.rates),
    work: createWork(),
  };
  let visitors = 0;
  return Object.assign(backend, {
    clock,
    async arrive() {
      const token = `token-${(visitors += 1)}`;
      const now = clock.now();
      const { id } = await store.rows.visitors.ofDevice({
        id: `visitor-${visitors}`,
        device: `device-${visitors}`,
        person: '{}',
        created_at: now,
      });
      await store.rows.visitors.addToken({ hash: hashSecret(token), visitor: id, created_at: now, expires_at: now + 1e9 }, 5);
      return token;
    },
    line: () => createPaperLine(backend),
  });
}

function createPaperLine(backend: Backend): PaperLine {
  const waiting = new Set<() => void>();
  const paper: PaperLine = {
    line: createVisitorLine(backend, {
      network: 'paper',
      site: '',
      onEnd: () => {},
      wire: {
        send(text) {
          paper.frames.push(JSON.parse(text) as ServerFrame);
          for (const look of waiting) look();
        },
        close(code) {
          paper.closedWith = code;
        },
        get heldBytes() {
          return paper.heldBytes;
        },
      },
    }),
    frames: [],
    closedWith: undefined,
    heldBytes: 0,
    say: (frame) => paper.line.receive(JSON.stringify(frame)),
    heard: (type) =>
      new Promise((resolve) => {
        const look = () => {
          const frame = paper.frames.find((each) => each.type === type);
          if (!frame) return;
          waiting.delete(look);
          resolve(frame as never);
        };
        waiting.add(look);
        look();
      }),
  };
  return paper;
}

/** The same bytes in every run (mulberry32). */
function createSeededRandom(seed: number): Random {
  let state = seed;
  const byte = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) & 0xff;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, byte) };
}
