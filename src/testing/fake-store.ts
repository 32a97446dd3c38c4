import { signal } from '@preact/signals-core';
import type { Store } from '../core/index.ts';

/** What lies on a disk that all tabs share: values as they were copied when they were written. */
export type FakeDisk = Map<string, unknown>;

/** What a store of a tab is made of. */
export interface FakeStoreOptions {
  readonly disk: FakeDisk;
  /** Where `last` copies go: it belongs to the tab. */
  readonly session: Map<string, string>;
  /** A dead tab reads and writes nothing more. */
  isDead(): boolean;
}

/** Makes one tab's view of a disk, and what blocks it. */
export function createFakeStore({ disk, session, isDead }: FakeStoreOptions): { readonly store: Store; block(): void } {
  const durable = signal(true);
  let place = disk;
  const read = (key: string) => structuredClone(place.get(key));
  // A database answers later, and in the order it was asked.
  const later = async <T>(act: () => T): Promise<T> => {
    await Promise.resolve();
    return isDead() ? new Promise(() => {}) : act();
  };
  const write = (key: string, value: unknown) => {
    if (value === undefined) place.delete(key);
    else place.set(key, structuredClone(value));
    if (place !== disk) durable.value = false;
  };
  return {
    store: {
      read: <T>(key: string) => later(() => read(key) as T | undefined),
      write: (key, value) => later(() => write(key, value)),
      update: <T>(key: string, change: (value: T | undefined) => T | undefined) => later(() => write(key, change(read(key) as T | undefined))),
      remove: (key) => later(() => write(key, undefined)),
      last: {
        read: (key) => session.get(key),
        write(key, value) {
          if (value === undefined) session.delete(key);
          else session.set(key, value);
        },
      },
      durable,
    },
    block() {
      place = new Map();
    },
  };
}
