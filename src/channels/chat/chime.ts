/** Two notes, as of a bell at a desk. */
export interface Chime {
  /** Whether somebody has touched the page: before that, browsers let nothing sound. */
  isReady(): boolean;
  /** Somebody touches it right now. */
  arm(): void;
  ring(): void;
  dispose(): void;
}

const notes = [
  { hertz: 880, afterS: 0 },
  { hertz: 1_318.5, afterS: 0.11 },
] as const;
/** Heard in a quiet room, no fright in headphones. */
const loudness = 0.07;
const lengthS = 0.9;

/** Made, not loaded: no file, and nothing a page's policy would have to allow. */
export function createChime(): Chime {
  let audio: AudioContext | undefined;
  const stop = new AbortController();

  /** Some browsers let only that sound which was made under a finger. */
  function arm(): void {
    stop.abort();
    audio ??= new AudioContext();
  }
  for (const type of ['click', 'keydown']) window.addEventListener(type, arm, { capture: true, signal: stop.signal });

  function play(on: AudioContext): void {
    const start = on.currentTime;
    const tones = notes.map(({ hertz, afterS }) => {
      const tone = new OscillatorNode(on, { frequency: hertz });
      const volume = new GainNode(on, { gain: 0 });
      const from = start + afterS;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(loudness, from + 0.012);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + lengthS);
      tone.connect(volume).connect(on.destination);
      tone.start(from);
      tone.stop(from + lengthS);
      return tone;
    });
    // Until the next time the device may sleep.
    tones.at(-1)?.addEventListener('ended', () => void on.suspend());
  }

  return {
    isReady: () => audio !== undefined,
    arm,
    ring() {
      const on = audio;
      void on?.resume().then(() => play(on), () => {});
    },
    dispose() {
      stop.abort();
      void audio?.close();
    },
  };
}
