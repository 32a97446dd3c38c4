import type { World } from '../world.ts';

/** Small notes in a browser storage. Where it is blocked or full they live in memory; it is the getter that throws then. */
export function createNotes(storage: () => Storage, prefix: string): World['notes'] {
  const memory = new Map<string, string>();
  return {
    read(key) {
      try {
        return storage().getItem(`${prefix}:${key}`) ?? memory.get(key);
      } catch {
        return memory.get(key);
      }
    },
    write(key, value) {
      try {
        if (value === undefined) storage().removeItem(`${prefix}:${key}`);
        else storage().setItem(`${prefix}:${key}`, value);
        memory.delete(key);
      } catch {
        if (value === undefined) memory.delete(key);
        else memory.set(key, value);
      }
    },
  };
}
