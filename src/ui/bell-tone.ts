const notes = [
  { hertz: 880, afterS: 0 },
  { hertz: 1_318.5, afterS: 0.11 },
] as const;
/** Heard in a quiet room, no fright in headphones. */
const loudness = 0.07;
const lengthS = 0.9;

/** Two notes, as of a bell at a desk. Made, not loaded: no file, and nothing a page's policy would have to allow. */
export function strikeBell(on: AudioContext, onFaded: () => void = () => {}): void {
  const start = on.currentTime;
  const tones = notes.map(({ hertz, afterS }) => {
    const from = start + afterS;
    const tone = on.createOscillator();
    const volume = on.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loudness, from + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + lengthS);
    tone.connect(volume).connect(on.destination);
    tone.start(from);
    tone.stop(from + lengthS);
    return tone;
  });
  tones.at(-1)?.addEventListener('ended', onFaded);
}
