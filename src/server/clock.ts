/** The server's time. Everything that waits or stamps asks this, so that a simulator can hold it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `work` once, later; the answer takes it back. */
  after(delayMs: number, work: () => void): () => void;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, work) {
      const timer = setTimeout(work, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
