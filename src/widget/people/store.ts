import { signal } from '@preact/signals-core';
import { clear, del, get, update } from 'idb-keyval';
import type { Store } from '../../core/platform.ts';
import { openDatabase } from './database.ts';

/** IndexedDB, with memory to go on in where it fails. */
export interface BrowserStore extends Store {
  /** Keeps nothing from now on, and forgets what this tab alone has. */
  stop(): void;
  /** Forgets everything this widget has kept in this browser. */
  clear(): Promise<void>;
  dispose(): void;
}

type Change = (value: unknown) => unknown;

/** What could not be written. */
interface Late {
  readonly value: unknown;
  /** How it was made. Once there is room again, it is made anew from what others have written meanwhile. */
  readonly changes: readonly Change[];
}

/** Opens nothing yet: a visitor who only looks leaves no trace. */
export function createStore(name: string): BrowserStore {
  const durable = signal(true);
  const database = openDatabase(name);
  /** It wins over what the database says. */
  const memory = new Map<string, Late>();
  let stopped = false;

  /** Writes for good where it can, and in memory where it cannot. A value that is made `anew` takes the place of whatever was there. */
  async function change(key: string, how: Change, anew?: boolean, write?: () => Promise<void>): Promise<void> {
    if (stopped) return;
    const changes = () => [...((!anew && memory.get(key)?.changes) || []), how];
    try {
      await (write ? write() : update<unknown>(key, (value) => changes().reduce((made, one) => one(made), value), database.use));
      memory.delete(key);
    } catch {
      const value = await read(key);
      const late = memory.get(key);
      memory.set(key, { value: how((late ?? { value }).value), changes: changes() });
    }
    durable.value = memory.size === 0;
  }

  async function read<T>(key: string): Promise<T | undefined> {
    const late = memory.get(key);
    if (late) return late.value as T;
    try {
      return (await database.exists()) ? await get<T>(key, database.use) : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    durable,
    read,
    write: (key, value) => change(key, () => value, true),
    update: <T>(key: string, how: (value: T | undefined) => T | undefined) => change(key, how as Change),
    remove: (key) =>
      change(key, () => undefined, true, async () => {
        if (await database.exists()) await del(key, database.use);
      }),
    last: createLast(name, () => !stopped),
    stop() {
      stopped = true;
      memory.clear();
      try {
        for (const key of Object.keys(sessionStorage)) if (key.startsWith(`${name}:`)) sessionStorage.removeItem(key);
      } catch {
        // Nothing could be written there either.
      }
    },
    async clear() {
      try {
        if (await database.exists()) await clear(database.use);
      } catch {
        // Nothing could be written there either.
      }
    },
    dispose: database.close,
  };
}

/** The session's own storage: small, synchronous, and the only one that survives a write made while the page dies. */
function createLast(name: string, isKeeping: () => boolean): Store['last'] {
  return {
    read(key) {
      try {
        return sessionStorage.getItem(`${name}:${key}`) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        if (value === undefined) sessionStorage.removeItem(`${name}:${key}`);
        else if (isKeeping()) sessionStorage.setItem(`${name}:${key}`, value);
      } catch {
        // Blocked or full; the database has what was typed up to a moment ago.
      }
    },
  };
}
