import type { CompactIndex } from './compact-index.ts';
import type { FindNear } from './spelling.ts';
import type { Stem } from './stem/index.ts';
import type { FindWords } from './words.ts';

/** What is looked at of a pasted novel. */
export const queryLimits = { characters: 400, words: 24, endings: 64, slips: 16 } as const;

/** How much a kind of match counts in Lunr's terms: the word itself, a word it begins, a word one slip away. */
const boosts = { exact: 10, beginning: 3, slip: 1 } as const;

/** The terms a question asks for, each with its boost. Built in code: Lunr's own query language is not for shoppers' text. */
export function buildQuery(
  text: string,
  { index, findWords, stem, findNear }: { index: CompactIndex; findWords: FindWords; stem: Stem; findNear: FindNear },
): Map<number, number> {
  const asked = text.slice(0, queryLimits.characters);
  const words = findWords(asked).slice(0, queryLimits.words);
  const terms = new Map<number, number>();
  const add = (term: number, boost: number) => terms.set(term, (terms.get(term) ?? 0) + boost);

  for (const word of words) {
    const stemmed = stem(word.text);
    const exact = index.find(stemmed);
    if (exact >= 0) add(exact, boosts.exact);

    // The last word may be half typed, unless something already follows it.
    const isOpen = word.end === asked.length;
    const [from, to] = isOpen ? index.startingWith(word.text) : [0, 0];
    for (let term = from; term < Math.min(to, from + queryLimits.endings); term++) add(term, boosts.beginning);

    if (exact < 0 && from === to && word.text.length > 3) {
      for (const term of findNear(stemmed).slice(0, queryLimits.slips)) add(term, boosts.slip);
    }
  }
  return terms;
}
