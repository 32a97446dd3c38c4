import { createStem, type Stem } from './stem.ts';

/**
 * What an index knows about the words of its language, written beside the terms as plain text: the first line lists
 * the endings the stemmer takes off, the second the light words, every further line a group of words that can stand for
 * each other, after its strength in per cent. All words are folded and stemmed.
 */
export interface Lexicon {
  readonly stem: Stem;
  /** Takes weight from words that say little about what is asked: `the`, `please`. */
  lighten(word: string, weight: number): number;
  /** Other words for a word, each with how far it stands for it, above 0 up to 1. */
  related(word: string): ReadonlyMap<string, number>;
}

/** How much of its weight a light word keeps. */
const lightness = 0.3;

export function readLexicon(text: string): Lexicon {
  const [endings = '', lightWords = '', ...lines] = text.split('\n');
  const light = new Set(lightWords.split(' '));
  const groups = lines.map((line) => {
    const [strength, ...words] = line.split(' ');
    return { strength: Number(strength) / 100, words };
  });
  const groupsOf = new Map<string, typeof groups>();
  for (const group of groups) {
    for (const word of group.words) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
  }
  return {
    stem: createStem(endings),
    lighten: (word, weight) => (light.has(word) ? weight * lightness : weight),
    related(word) {
      const others = new Map<string, number>();
      for (const { strength, words } of groupsOf.get(word) ?? []) {
        for (const other of words) {
          if (other !== word && strength > (others.get(other) ?? 0)) others.set(other, Math.min(strength, 1));
        }
      }
      return others;
    },
  };
}
