import type { Undo } from '../core/index.ts';

/** Locks over all tabs of a browser. */
export interface Locks {
  /** Runs when nobody else has the name. `onDeath` is given what frees the lock if its holder dies before it is done. */
  alone<T>(name: string, work: () => Promise<T>, onDeath: (free: Undo) => void): Promise<T>;
}

/** Makes locks that are handed over in the order they were asked for, like those of a browser. */
export function createLocks(): Locks {
  const queues = new Map<string, Promise<void>>();
  return {
    async alone(name, work, onDeath) {
      const before = queues.get(name);
      let dead = false;
      let free!: () => void;
      queues.set(name, new Promise((done) => (free = done)));
      onDeath(() => {
        dead = true;
        // A dead tab that was still waiting gives its turn away when it comes.
        void Promise.resolve(before).then(free);
      });
      await before;
      // The dead do nothing more, not even fail.
      if (dead) return new Promise(() => {});
      return work().finally(free);
    },
  };
}
