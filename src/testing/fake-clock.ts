import type { Undo } from '../core/index.ts';

/** A clock that stands still until it is moved. */
export interface Clock {
  now(): number;
  elapsed(): number;
  after(ms: number, call: () => void, owner: object): Undo;
  /** Drops the timers of somebody who has died. */
  forget(owner: object): void;
  count(owner: object): number;
  advance(ms: number): Promise<void>;
  jump(ms: number): void;
}

interface Timer {
  readonly due: number;
  readonly owner: object;
  call(): void;
}

/** Makes a clock that shows `start` at first. */
export function createClock(start: number): Clock {
  let elapsed = 0;
  let offset = start;
  const timers = new Set<Timer>();

  const next = (until: number) =>
    [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];

  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    after(ms, call, owner) {
      const timer = { due: elapsed + Math.max(0, ms), owner, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    forget(owner) {
      for (const timer of timers) if (timer.owner === owner) timers.delete(timer);
    },
    count: (owner) => [...timers].filter((timer) => timer.owner === owner).length,
    async advance(ms) {
      const until = elapsed + ms;
      await rest();
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.due);
        timer.call();
        await rest();
      }
      elapsed = until;
    },
    jump(ms) {
      offset += ms;
    },
  };
}

/** One turn of the event loop: every promise that can settle without the world outside has settled after it. */
function rest(): Promise<void> {
  const { setImmediate: soon } = globalThis as { setImmediate?: (call: () => void) => unknown };
  return new Promise((done) => void (soon ? soon(done) : setTimeout(done)));
}
