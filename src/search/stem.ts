/** Cuts a folded word to the part its forms share. */
export type Stem = (word: string) => string;

/** What is replaced, and by what. */
type Rule = readonly [written: string, meant: string];

/**
 * Spellings hold anywhere in a word: people write `Groesse` for `Größe`. Then, round by round, the first ending that fits is
 * replaced.
 *
 * That is less than the stemmers of textbooks do, and on purpose: words are compared by their letters anyway, so that a
 * coarse stem finds as much, and the rules travel inside the index. A browser that opens a German FAQ needs no German
 * code, and reader and builder cannot differ.
 */
export interface StemRules {
  readonly spellings: readonly Rule[];
  readonly rounds: readonly (readonly Rule[])[];
}

/** A stem keeps so many letters, or it would stand for too much. */
const leastLetters = 3;

export function createStem({ spellings, rounds }: StemRules): Stem {
  return (word) => {
    for (const [written, meant] of spellings) word = word.replaceAll(written, meant);
    for (const rules of rounds) {
      const [ending, becomes] = rules.find(([end]) => word.endsWith(end) && word.length - end.length >= leastLetters) ?? ['', ''];
      word = word.slice(0, word.length - ending.length) + becomes;
    }
    return word;
  };
}
