import { signal } from '@preact/signals-core';
import { clear, del, get, set, update, type UseStore } from 'idb-keyval';
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

/** Opens nothing yet: a visitor who only looks leaves no trace. */
export function createStore(name: string): BrowserStore {
  const durable = signal(true);
  const database = openDatabase(name);
  /** What could not be written. It wins over what the database says. */
  const memory = new Map<string, unknown>();
  let stopped = false;
  const isKept = (key: string) => !memory.has(key);

  /** Writes for good where it can, and in memory where it cannot. */
  async function keep(key: string, write: (use: UseStore) => Promise<void>, instead: () => void | Promise<void>): Promise<void> {
    if (stopped) return;
    try {
      await write(database.use);
      memory.delete(key);
    } catch {
      await instead();
    }
    durable.value = memory.size === 0;
  }

  async function read<T>(key: string): Promise<T | undefined> {
    if (!isKept(key)) return memory.get(key) as T;
    try {
      return (await database.exists()) ? await get<T>(key, database.use) : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    durable,
    read,
    write: (key, value) => keep(key, (use) => set(key, value, use), () => void memory.set(key, value)),
    update<T>(key: string, change: (value: T | undefined) => T | undefined) {
      // What is in memory only is newer than what a database that works again still has.
      const from = (value: T | undefined) => (isKept(key) ? value : (memory.get(key) as T));
      return keep(
        key,
        (use) => update<T | undefined>(key, (value) => change(from(value)), use),
        async () => void memory.set(key, change(from(await read<T>(key)))),
      );
    },
    remove: (key) =>
      keep(
        key,
        async (use) => {
          if (await database.exists()) await del(key, use);
        },
        () => void memory.set(key, undefined),
      ),
    last: createLast(name, () => !stopped),
    stop() {
      stopped = true;
      memory.clear();
      for (const key of sessionKeys(`${name}:`)) sessionStorage.removeItem(key);
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

function sessionKeys(prefix: string): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
