import { signal } from '@preact/signals-core';
import type { Store } from '../../src/core/index.ts';
import type { Chance } from './chance.ts';
import type { Owner, Schedule } from './schedule.ts';

/** The database of one browser, shared by its tabs. */
export interface BrowserDisk {
  readonly values: Map<string, unknown>;
  /** Does something when it is its turn: a few milliseconds later, in the order it was asked for. */
  turn(owner: Owner, act: () => void): void;
}

export function createBrowserDisk(schedule: Schedule, world: Owner, chance: Chance): BrowserDisk {
  let lastDue = 0;
  return {
    values: new Map(),
    turn(owner, act) {
      lastDue = Math.max(lastDue, schedule.elapsed() + (chance.oneIn(2) ? 0 : chance.below(8)));
      schedule.after(lastDue - schedule.elapsed(), world, () => {
        // What was begun when a page dies is kept half of the time.
        if (!owner.dead || chance.oneIn(2)) act();
      });
    },
  };
}

/** One tab's store, and what makes it fail. */
export interface TabStore extends Store {
  /** From now on writes fail, as with a full disk. */
  fill(): void;
  /** And from now on they do not: as the widget's own, it is tried anew with every write. */
  free(): void;
  readonly isFull: boolean;
  /** What this tab takes for stored, for looking at. */
  peek(key: string): unknown;
}

/** Behaves as the widget's own: what cannot be written goes on in memory, and wins over what the database says. */
export function createTabStore({ disk, schedule, owner, session }: { disk: BrowserDisk; schedule: Schedule; owner: Owner; session: Map<string, string> }): TabStore {
  const durable = signal(true);
  const memory = new Map<string, unknown>();
  let isFull = false;
  const peek = (key: string) => (memory.has(key) ? memory.get(key) : disk.values.get(key));

  function later<T>(act: () => T): Promise<T> {
    return new Promise((done) =>
      disk.turn(owner, () => {
        const result = act();
        schedule.after(0, owner, () => done(result));
      }),
    );
  }

  function put(key: string, value: unknown): void {
    if (isFull) memory.set(key, structuredClone(value));
    else {
      memory.delete(key);
      if (value === undefined) disk.values.delete(key);
      else disk.values.set(key, structuredClone(value));
    }
    durable.value = memory.size === 0;
  }

  return {
    durable,
    peek,
    fill: () => void (isFull = true),
    free: () => void (isFull = false),
    get isFull() {
      return isFull;
    },
    read: <T>(key: string) => later(() => peek(key) as T | undefined),
    write: (key, value) => later(() => put(key, value)),
    update: <T>(key: string, change: (value: T | undefined) => T | undefined) => later(() => put(key, change(peek(key) as T | undefined))),
    remove: (key) => later(() => put(key, undefined)),
    last: {
      read: (key) => session.get(key),
      write(key, value) {
        if (value === undefined) session.delete(key);
        else session.set(key, value);
      },
    },
  };
}
