import { strikeBell } from '../../ui/bell-tone.ts';

/** A bell that rings when the browser lets it. */
export interface Chime {
  /** Whether somebody has touched the page: before that, browsers let nothing sound. */
  isReady(): boolean;
  /** Somebody touches it right now. */
  arm(): void;
  ring(): void;
  dispose(): void;
}

export function createChime(): Chime {
  let audio: AudioContext | undefined;
  const stop = new AbortController();

  /** Some browsers let only that sound which was made under a finger. */
  function arm(): void {
    stop.abort();
    audio ??= new AudioContext();
  }
  for (const type of ['click', 'keydown']) window.addEventListener(type, arm, { capture: true, signal: stop.signal });

  return {
    isReady: () => audio !== undefined,
    arm,
    ring() {
      const on = audio;
      // Until the next time the device may sleep.
      void on?.resume().then(() => strikeBell(on, () => void on.suspend()), () => {});
    },
    dispose() {
      stop.abort();
      void audio?.close();
    },
  };
}
