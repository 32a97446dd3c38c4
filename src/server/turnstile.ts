import { Refusal } from './refusal.ts';

/** Lets work through one after the other; beyond `waiting` who wait it refuses. */
export interface Turnstile {
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** How long whoever finds no place had better stay away. */
const comeBackMs = 2_000;

/**
 * For work that takes a processor for a tenth of a second. The threads it runs on are four, and files are read on them as well: a
 * few hundred at once, each from another address, would keep everybody waiting for a minute.
 */
export function createTurnstile(waiting: number): Turnstile {
  let inside = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    pass(work) {
      if (inside > waiting) return Promise.reject(new Refusal('limited', 'Too many at once.', { retryAfterMs: comeBackMs }));
      inside += 1;
      const result = last.then(work).finally(() => {
        inside -= 1;
      });
      last = result.catch(() => {});
      return result;
    },
  };
}
