import { signal, type Signal } from '@preact/signals-core';
import type { Platform } from '../../src/core/index.ts';
import { createLocks, type Locks } from '../../src/testing/fake-locks.ts';
import type { Chance } from './chance.ts';
import { createInternet, type Internet, type InternetWatch } from './internet.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { ServerProcess } from './server-process.ts';
import { createBrowserDisk, createTabStore, type BrowserDisk, type Room, type TabStore } from './tab-store.ts';

/** What all tabs of a browser share. */
export interface Browser {
  readonly name: string;
  readonly disk: BrowserDisk;
  /** How wrong the visitor's clock is. */
  clockOffMs: number;
  /** Its clock was wrong for a while at least. */
  hasJumped: boolean;
  /** The shop's name for whoever is signed in there; '' for nobody. A page that is loaded learns it from the shop. */
  customer: string;
  /** How many have logged out: whoever comes then is somebody new. */
  partings: number;
  /** When the last one did. */
  partedAt: number;
  /** What those who logged out had said, typed or been known by: none of it may be kept here. */
  readonly left: string[];
  /** A tab was frozen: others do not wait for it for ever, and so two may be sending. */
  wasFrozen: boolean;
  /** A tab kept its words to itself, because its store took none: others may have overtaken it. */
  wasFull: boolean;
  /** What was typed last and not sent, and where. */
  typed: { readonly text: string; readonly at: number; readonly by: Tab } | undefined;
  /** Who has typed since somebody was alone; two at once overwrite each other. */
  readonly typists: Set<Tab>;
  openTab(watch: InternetWatch, session?: Map<string, string>): Tab;
}

/** The world of one person on a page. */
export type TabPlatform = Platform & { readonly online: Signal<boolean>; readonly visible: Signal<boolean>; readonly store: TabStore };

/** A page's world, and what can happen to it. */
export interface Tab {
  /** Of whoever is there now. */
  readonly platform: TabPlatform;
  readonly room: Room;
  /** From now on it is the world of somebody else, or of the same one anew. */
  become(home: string): TabPlatform;
  /** The world of somebody else, without becoming them. */
  at(home: string): TabPlatform;
  readonly internet: Internet;
  readonly owner: Owner;
  readonly session: Map<string, string>;
  /** Comes back from the back/forward cache, or the network returns. */
  wake(): void;
  freeze(): void;
  thaw(): void;
  /** The page is left, with a last moment to write; or it dies without. */
  leave(how: 'politely' | 'at once'): void;
}

/** What {@link createBrowser} needs. */
export interface BrowserOptions {
  readonly name: string;
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly world: Owner;
  readonly hasLocks: boolean;
  /** Milliseconds since 1970 when the world began. */
  readonly began: number;
  server(): ServerProcess | undefined;
  onLog(message: string, detail: unknown): void;
  readonly always?: Readonly<Record<string, string>>;
}

interface Ear {
  readonly owner: Owner;
  readonly topic: string;
  hear(message: unknown): void;
}

export function createBrowser(options: BrowserOptions): Browser {
  const { name, schedule, chance, world } = options;
  const locks = createLocks();
  const ears = new Set<Ear>();
  let ids = 0;
  const browser: Browser = {
    name,
    disk: createBrowserDisk(schedule, world, chance),
    clockOffMs: 0,
    hasJumped: false,
    customer: '',
    partings: 0,
    partedAt: -Infinity,
    left: [],
    wasFrozen: false,
    wasFull: false,
    typed: undefined,
    typists: new Set(),
    openTab: (watch, session = new Map()) => openTab({ ...options, browser, locks, ears, newId: () => `id-${name}-${String((ids += 1)).padStart(20, '0')}` }, { watch, session }),
  };
  return browser;
}

interface Shared extends BrowserOptions {
  readonly browser: Browser;
  readonly locks: Locks;
  readonly ears: Set<Ear>;
  newId(): string;
}

function openTab(shared: Shared, { watch, session }: { watch: InternetWatch; session: Map<string, string> }): Tab {
  const { browser, schedule, chance, world, locks, ears, server, began, hasLocks, onLog, always = {} } = shared;
  const owner: Owner = { dead: false, frozen: false };
  const wakes = new Set<() => void>();
  const hides = new Set<() => void>();
  const deaths = new Set<() => void>();
  const internet = createInternet({ schedule, chance, owner, world, server, watch, always });
  const listen = (calls: Set<() => void>, call: () => void) => {
    calls.add(call);
    return () => void calls.delete(call);
  };
  const inTurn = () => new Promise<void>((done) => void schedule.after(0, owner, done));
  const online = signal(true);
  const visible = signal(true);
  const room: Room = { isFull: false };

  function openPlatform(home: string): TabPlatform {
    const topicOf = (topic: string) => `${home} ${topic}`;
    return {
      fetch: internet.fetch,
      socket: (url) => internet.socket(url),
      now: () => began + Math.floor(schedule.elapsed()) + browser.clockOffMs,
      elapsed: () => schedule.elapsed(),
      random: () => chance.next(),
      newId: shared.newId,
      after: (ms, call) => schedule.after(ms, owner, call),
      store: createTabStore({ disk: browser.disk, schedule, owner, session, room, home }),
      tabs: {
        alone: (lock, work) => (hasLocks ? locks.alone(topicOf(lock), () => inTurn().then(work), (free) => deaths.add(free)) : work()),
        tell(topic, message) {
          if (owner.dead) return;
          for (const ear of ears) {
            if (ear.owner === owner || ear.topic !== topicOf(topic)) continue;
            const copy: unknown = structuredClone(message);
            schedule.after(1, ear.owner, () => ears.has(ear) && ear.hear(copy));
          }
        },
        onTold(topic, hear) {
          const ear: Ear = { owner, topic: topicOf(topic), hear };
          ears.add(ear);
          return () => void ears.delete(ear);
        },
      },
      online,
      visible,
      onWake: (call) => listen(wakes, call),
      onHide: (call) => listen(hides, call),
      log: onLog,
    };
  }
  let platform = openPlatform('');

  return {
    owner,
    session,
    internet,
    room,
    at: openPlatform,
    get platform() {
      return platform;
    },
    become(home) {
      platform.store.close();
      for (const ear of ears) if (ear.owner === owner) ears.delete(ear);
      return (platform = openPlatform(home));
    },
    wake: () => [...wakes].forEach((call) => call()),
    freeze() {
      // A page is hidden before it is frozen, and so it has a last moment to write.
      for (const call of hides) call();
      browser.wasFrozen = true;
      owner.frozen = true;
    },
    thaw: () => schedule.thaw(owner),
    leave(how) {
      if (how === 'politely') for (const call of hides) call();
      owner.dead = true;
      for (const free of deaths) free();
      for (const ear of ears) if (ear.owner === owner) ears.delete(ear);
      // The network is told by the operating system, unless it has forgotten the page by then.
      for (const { socket } of internet.connections) socket.close();
    },
  };
}
