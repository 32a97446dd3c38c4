import { Refusal } from './refusal.ts';

/** Knows what is being done, so that a stop can wait for it. */
export interface Work {
  /** Does something, unless the server is about to stop. */
  run<Result>(attempt: () => Promise<Result>): Promise<Result>;
  /** Takes no more; settles when everything begun is done. */
  finish(): Promise<void>;
}

/** Counts what is being done. */
export function createWork(): Work {
  let running = 0;
  let finishing = false;
  let onIdle = () => {};
  return {
    async run(attempt) {
      if (finishing) throw new Refusal('unavailable', 'The server is about to stop.', { retryAfterMs: 1_000 });
      running += 1;
      try {
        return await attempt();
      } finally {
        running -= 1;
        if (running === 0) onIdle();
      }
    },
    finish() {
      finishing = true;
      if (running === 0) return Promise.resolve();
      return new Promise((resolve) => {
        onIdle = resolve;
      });
    },
  };
}
