import { signal, type Signal } from '@preact/signals-core';
import type { Platform, Undo } from '../core/index.ts';
import { createClock, type Clock } from './fake-clock.ts';
import { createLocks, type Locks } from './fake-locks.ts';
import { createFakeStore, type FakeDisk } from './fake-store.ts';

// A whole world for the core, in memory: one clock that only moves when a test says so, one disk, one set of locks, and
// as many tabs as a test opens. Nothing in here is random: ids count upwards and chance comes from a seed.
//
// To extend it: what all tabs of a browser share belongs into `World`, what a single page has into `createTab`. A new
// member of `Platform` gets its fake there, and if tests must steer it, a control in `FakePlatform` beside it. Faults
// are controls, not options, so that a test can break things midway.

/** A platform whose world a test holds in its hands. */
export interface FakePlatform extends Platform {
  readonly online: Signal<boolean>;
  readonly visible: Signal<boolean>;
  /** Moves the clock of all tabs, calling what falls due on the way, each after everything before it has come to rest. */
  advance(ms: number): Promise<void>;
  /** Lets everything that is under way without the clock come to rest. */
  settle(): Promise<void>;
  /** Lets the wall clock jump, as when somebody sets it. Timers do not notice. */
  jump(ms: number): void;
  /** How many timers of this tab are waiting. */
  readonly timers: number;
  /** How many listeners of this tab are registered. */
  readonly listeners: number;
  /** The page comes back from the back/forward cache, or the network returns. */
  wake(): void;
  /** The page is about to die. */
  hide(): void;
  /** Another tab of the same browser. */
  openTab(): FakePlatform;
  /** Reads the page anew: this one dies, its `last` copy goes on in the new one. */
  reload(): FakePlatform;
  /** The tab dies: its timers, locks and ears with it. */
  close(): void;
  /** From now on this tab's store is blocked, as in private windows: it goes on in memory. */
  blockStore(): void;
  /** What lies on the disk, for looking at. */
  readonly disk: FakeDisk;
  /** What was logged. */
  readonly logs: readonly string[];
}

/** What {@link createFakePlatform} can be given. */
export interface FakePlatformOptions {
  /** Milliseconds since 1970 at which the world begins. */
  readonly now?: number;
  /** Decides chance. Default 1. */
  readonly seed?: number;
  /** Chance itself, in [0, 1), where a test wants to hold it. */
  random?(): number;
  /** Default: no network at all. */
  readonly fetch?: typeof fetch;
  socket?(url: string, protocols?: string | readonly string[]): WebSocket;
  /** Whether the browser has locks. Default true. */
  readonly locks?: boolean;
}

interface World {
  readonly options: FakePlatformOptions;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly disk: FakeDisk;
  readonly ears: Set<{ readonly tab: object; readonly topic: string; hear(message: unknown): void }>;
  random(): number;
  newId(): string;
}

/** Opens a browser with one tab. */
export function createFakePlatform(options: FakePlatformOptions = {}): FakePlatform {
  let ids = 0;
  return createTab(
    {
      options,
      clock: createClock(options.now ?? Date.UTC(2026, 10, 3, 12)),
      locks: createLocks(),
      disk: new Map(),
      ears: new Set(),
      random: options.random ?? seeded(options.seed ?? 1),
      newId: () => `fake-id-${String((ids += 1)).padStart(16, '0')}`,
    },
    new Map(),
  );
}

function createTab(world: World, session: Map<string, string>): FakePlatform {
  const { clock, options } = world;
  const tab = {};
  let dead = false;
  const wakes = new Set<() => void>();
  const hides = new Set<() => void>();
  const logs: string[] = [];
  const { store, block } = createFakeStore({ disk: world.disk, session, isDead: () => dead });
  const kill = new Set<Undo>();

  const listen = <Call>(calls: Set<Call>, call: Call): Undo => {
    calls.add(call);
    return () => void calls.delete(call);
  };
  const close = () => {
    dead = true;
    clock.forget(tab);
    for (const undo of kill) undo();
    for (const ear of world.ears) if (ear.tab === tab) world.ears.delete(ear);
    wakes.clear();
    hides.clear();
  };

  return {
    fetch: options.fetch ?? (() => Promise.reject(new TypeError('fetch failed: this world has no network'))),
    socket: options.socket?.bind(options) ?? noSocket,
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    random: () => world.random(),
    newId: () => world.newId(),
    after: (ms, call) => (dead ? () => {} : clock.after(ms, call, tab)),
    store,
    tabs: {
      alone: (name, work) => (options.locks === false ? work() : world.locks.alone(name, work, (undo) => kill.add(undo))),
      tell(topic, message) {
        if (dead) return;
        const copy = structuredClone(message);
        for (const ear of world.ears) if (ear.tab !== tab && ear.topic === topic) queueMicrotask(() => world.ears.has(ear) && ear.hear(copy));
      },
      onTold(topic, hear) {
        const ear = { tab, topic, hear };
        return listen(world.ears, ear);
      },
    },
    online: signal(true),
    visible: signal(true),
    onWake: (call) => listen(wakes, call),
    onHide: (call) => listen(hides, call),
    log: (message) => void logs.push(message),

    advance: (ms) => clock.advance(ms),
    settle: () => clock.advance(0),
    jump: (ms) => clock.jump(ms),
    get timers() {
      return clock.count(tab);
    },
    get listeners() {
      return wakes.size + hides.size + [...world.ears].filter((ear) => ear.tab === tab).length;
    },
    wake: () => [...wakes].forEach((call) => call()),
    hide: () => [...hides].forEach((call) => call()),
    openTab: () => createTab(world, new Map()),
    reload() {
      [...hides].forEach((call) => call());
      close();
      return createTab(world, session);
    },
    close,
    blockStore: block,
    disk: world.disk,
    logs,
  };
}

function noSocket(): never {
  throw new TypeError('This world has no network.');
}

/** Mulberry32: small, and good enough to spread waits. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
