import type { CompactIndex } from './compact-index.ts';
import { createFindAlike, type FindAlike } from './likeness.ts';
import type { Stem } from './stem.ts';
import type { FindWords } from './words.ts';

/** What is looked at of a pasted novel. */
export const questionLimits = { characters: 400, words: 24, beginnings: 64 } as const;

/**
 * A word's terms are looked up in the index only when they are meant this far, only so many of them, and only as long as
 * they are in few documents together: in a large index the tenth guess at a common word costs more than it finds.
 */
const lookupLimits = { least: 0.12, terms: 16, documents: 2000 } as const;

/** A word of a question, and the terms of the index it may mean. */
export interface AskedWord {
  /** The number of the term it is, or -1 when the index does not have it. */
  readonly term: number;
  /** How much the word tells articles apart. */
  readonly weight: number;
  /** What a light word keeps of the weight it would have otherwise; 1 for all others. */
  readonly share: number;
  /** Term number → how far it is meant: 1 for the word itself, less for what is like it or related to it. */
  readonly terms: ReadonlyMap<number, number>;
  /** Those of the terms that are meant most, to be looked up in the index. */
  readonly lookups: readonly Lookup[];
}

export interface Lookup {
  readonly term: number;
  readonly degree: number;
  /** What is kept of Lunr's weights of the term. */
  readonly gain: number;
}

/** A shopper's text, understood. */
export interface Question {
  /** Every word once. */
  readonly words: readonly AskedWord[];
  /** The words in the order they were typed, repetitions included. */
  readonly sequence: readonly AskedWord[];
  /** The words' weights together. */
  readonly weight: number;
}

/** Reads a text as a question: never as a query language, so that nothing a shopper types is a mistake. */
export type Ask = (text: string) => Question;

export function createAsk(tools: { index: CompactIndex; findWords: FindWords; stem: Stem }): Ask {
  const { index, findWords, stem } = tools;
  const { lexicon, terms } = index;
  // Prepared for the first question, not when the index is opened: many who open the panel never type.
  let findAlike: FindAlike | undefined;
  // People type letter by letter: all words but the last were there before.
  const known = new Map<string, AskedWord>();

  function understand(word: string, stemmed: string, isOpen: boolean): AskedWord {
    findAlike ??= createFindAlike(terms);
    const meant = new Map(findAlike(stemmed));
    const add = (term: number, degree: number) => {
      if (term >= 0 && degree > (meant.get(term) ?? 0)) meant.set(term, degree);
    };
    for (const [other, degree] of lexicon.related(stemmed)) add(index.find(other), degree);
    const exact = index.find(stemmed);
    add(exact, 1);
    if (isOpen) {
      const [from, to] = index.startingWith(word);
      // What is a word already is less likely the beginning of another.
      const likely = exact >= 0 ? 0.2 : 0.8;
      for (let term = from; term < Math.min(to, from + questionLimits.beginnings); term++) {
        add(term, (likely * (1 + word.length / (terms[term]?.length ?? 1))) / 2);
      }
    }
    const weight = exact >= 0 ? index.rarity(exact) : guessWeight(meant);
    const share = lexicon.lighten(stemmed, 1);
    return { term: exact, weight: weight * share, share, terms: meant, lookups: lookupsOf(meant, weight, share) };
  }

  function lookupsOf(meant: ReadonlyMap<number, number>, weight: number, share: number): Lookup[] {
    const likely = [...meant].filter(([, degree]) => degree >= lookupLimits.least).sort((a, b) => b[1] - a[1]);
    let documents = 0;
    return likely
      .slice(0, lookupLimits.terms)
      .filter(([term], at) => at === 0 || (documents += index.frequency(term)) < lookupLimits.documents)
      // A rare term that is only like a common word must not count for more than the word itself.
      .map(([term, degree]) => ({ term, degree, gain: degree * share * Math.min(1, weight / index.rarity(term)) }));
  }

  /** A word the index lacks weighs as the term it is most like, as far as it is like it, and as a rare word otherwise. */
  function guessWeight(meant: ReadonlyMap<number, number>): number {
    const [term, degree] = [...meant].reduce((best, next) => (next[1] > best[1] ? next : best), [-1, 0]);
    const weight = degree > 0 ? lexicon.lighten(terms[term] ?? '', index.rarity(term)) : 0;
    return degree * weight + (1 - degree) * index.rarity(-1);
  }

  return (text) => {
    const asked = text.slice(0, questionLimits.characters);
    const found = findWords(asked).slice(0, questionLimits.words);
    const words = new Map<string, AskedWord>();
    const sequence: AskedWord[] = [];
    for (const word of found) {
      const stemmed = stem(word.text);
      // The last word may be half typed, unless something already follows it.
      const isOpen = word.end === asked.length;
      const key = isOpen ? `${word.text}*` : stemmed;
      const meaning = known.get(key) ?? understand(word.text, stemmed, isOpen);
      if (known.size > 500) known.clear();
      known.set(key, meaning);
      words.set(stemmed, meaning);
      sequence.push(meaning);
    }
    const all = [...words.values()];
    return { words: all, sequence, weight: all.reduce((sum, { weight }) => sum + weight, 0) };
  };
}
