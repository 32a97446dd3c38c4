import { signal } from '@preact/signals-core';
import type { Store } from '../../src/core/index.ts';
import type { Left } from '../../src/widget/people/parting.ts';
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

/** Whether what a tab writes fails, as with a full disk. As the widget's own, it is tried anew with every write. */
export interface Room {
  isFull: boolean;
}

/** One tab's store of one person. */
export interface TabStore extends Store, Left {
  /** Writes nothing from now on, since somebody else is on the page. */
  close(): void;
  /** What this tab takes for stored, for looking at. */
  peek(key: string): unknown;
}

type Change = (value: unknown) => unknown;

/** What {@link createTabStore} needs. */
export interface TabStoreOptions {
  readonly disk: BrowserDisk;
  readonly schedule: Schedule;
  readonly owner: Owner;
  readonly session: Map<string, string>;
  readonly room: Room;
  /** Whose it is: each has a database of their own. */
  readonly home: string;
}

/** Behaves as the widget's own: what cannot be written goes on in memory, and wins over what the database says. */
export function createTabStore({ disk, schedule, owner, session, room, home }: TabStoreOptions): TabStore {
  const durable = signal(true);
  const memory = new Map<string, { readonly value: unknown; readonly changes: readonly Change[] }>();
  let isStopped = false;
  const at = (key: string) => keyOf(home, key);
  const peek = (key: string) => (memory.get(key) ?? { value: disk.values.get(at(key)) }).value;

  function later<T>(act: () => T): Promise<T> {
    return new Promise((done) =>
      disk.turn(owner, () => {
        const result = act();
        schedule.after(0, owner, () => done(result));
      }),
    );
  }

  // What was begun is finished.
  const change = async (act: () => void) => (isStopped ? undefined : later(act));

  /** What the widget's own calls `Late`. */
  function put(key: string, changes: readonly Change[]): void {
    const make = (from: unknown) => structuredClone(changes.reduce((made, how) => how(made), from));
    if (room.isFull) memory.set(key, { value: structuredClone(changes.at(-1)?.(peek(key))), changes });
    else {
      const value = make(disk.values.get(at(key)));
      memory.delete(key);
      if (value === undefined) disk.values.delete(at(key));
      else disk.values.set(at(key), value);
    }
    durable.value = memory.size === 0;
  }

  return {
    durable,
    peek,
    close: () => void (isStopped = true),
    stop() {
      isStopped = true;
      memory.clear();
      forget(session, home);
    },
    clear: () => later(() => forget(disk.values, home)),
    read: <T>(key: string) => later(() => peek(key) as T | undefined),
    write: (key, value) => change(() => put(key, [() => value])),
    update: <T>(key: string, how: (value: T | undefined) => T | undefined) => change(() => put(key, [...(memory.get(key)?.changes ?? []), how as Change])),
    remove: (key) => change(() => put(key, [() => undefined])),
    last: {
      read: (key) => session.get(at(key)),
      write(key, value) {
        if (value === undefined) session.delete(at(key));
        else if (!isStopped) session.set(at(key), value);
      },
    },
  };
}

/** The name under which a browser has what somebody keeps. */
export const keyOf = (home: string, key: string) => `${home}/${key}`;

function forget(values: Map<string, unknown>, home: string): void {
  for (const key of values.keys()) if (key.startsWith(keyOf(home, ''))) values.delete(key);
}
