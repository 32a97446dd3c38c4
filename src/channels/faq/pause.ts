import type { Platform, Undo } from '../../core/platform.ts';

/** Work that waits until things have been quiet for a while. */
export interface Pause {
  /** Something has happened: wait anew. */
  restart(): void;
  /** Does the work now if it was waiting. */
  finish(): void;
  stop(): void;
}

export function createPause(platform: Platform, ms: number, work: () => void): Pause {
  let stop: Undo | undefined;
  const run = () => {
    stop = undefined;
    work();
  };
  return {
    restart() {
      stop?.();
      stop = platform.after(ms, run);
    },
    finish() {
      if (!stop) return;
      stop();
      run();
    },
    stop() {
      stop?.();
      stop = undefined;
    },
  };
}
