import type { Clock } from '../../src/server/index.ts';

/** A clock that stands until it is told to go on, and then does what fell due, in order. */
export interface HeldClock extends Clock {
  advance(ms: number): void;
}

export function createHeldClock(start = 1_700_000_000_000): HeldClock {
  let now = start;
  let waiting: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, work) {
      const entry = { at: now + delayMs, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.work();
      }
      now = end;
    },
  };
}
