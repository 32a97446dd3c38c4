import { createStem, type Stem, type StemRules } from './stem.ts';

/** What an index knows about the words of its language, separated by spaces; all are folded and stemmed. It travels in the index's head. */
export interface LexiconData {
  readonly stem: StemRules;
  /** Words that say little about what is asked: `the`, `please`. */
  readonly light: string;
  /** What stands between the parts of compounds, in languages that write them as one word. */
  readonly links?: string;
  /** Words that can stand for each other, each group after how far they do, from 0 to 1. */
  readonly groups: readonly (readonly [strength: number, words: string])[];
}

export interface Lexicon {
  readonly stem: Stem;
  /** See {@link LexiconData}. */
  readonly links: string | undefined;
  readonly groups: readonly (readonly [strength: number, words: readonly string[]])[];
  /** Takes weight from light words. */
  lighten(word: string, weight: number): number;
  /** Other words for a word, each with how far it stands for it. */
  related(word: string): [word: string, degree: number][];
}

/** How much of its weight a light word keeps. */
const lightness = 0.3;

export function createLexicon({ stem, light, groups, links }: LexiconData): Lexicon {
  const lightWords = new Set(light.split(' '));
  const lists = groups.map(([strength, words]) => [strength, words.split(' ')] as const);
  return {
    stem: createStem(stem),
    links,
    groups: lists,
    lighten: (word, weight) => (lightWords.has(word) ? weight * lightness : weight),
    related: (word) => lists.flatMap(([strength, words]) => (words.includes(word) ? words.map((other): [string, number] => [other, strength]) : [])),
  };
}
