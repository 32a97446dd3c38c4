import type { CompactIndex } from './compact-index.ts';
import type { FindAlike } from './likeness.ts';
import type { FindWords } from './words.ts';

/** What is looked at of a pasted novel. */
export const questionLimits = { characters: 400, words: 24, beginnings: 64 } as const;

/**
 * A word's terms are looked up in the index only when they are meant this far, only so many of them, and only as long as
 * they are in few documents together: in a large index the tenth guess at a common word costs more than it finds.
 */
const lookupLimits = { least: 0.12, terms: 16, documents: 2000 } as const;

/** Who types letter by letter asks every word but the last again. */
const mostKnown = 500;

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

/** Without `findAlike` only what is spelled right is understood. */
export function createAsk(index: CompactIndex, findWords: FindWords, findAlike?: FindAlike): Ask {
  const { lexicon, terms } = index;
  const known = new Map<string, AskedWord>();

  function understand(word: string, stemmed: string, isOpen: boolean): AskedWord {
    const meant = new Map(findAlike?.(stemmed));
    const add = (term: number, degree: number) => {
      if (term >= 0 && degree > (meant.get(term) ?? 0)) meant.set(term, degree);
    };
    for (const [other, degree] of lexicon.related(stemmed)) add(index.find(other), degree);
    const term = index.find(stemmed);
    add(term, 1);
    if (isOpen) {
      // What is a word already is less likely the beginning of another.
      const likely = term < 0 ? 0.8 : 0.2;
      const first = index.firstFrom(word);
      terms.slice(first, first + questionLimits.beginnings).forEach((other, at) => {
        if (other.startsWith(word)) add(first + at, (likely * (1 + word.length / other.length)) / 2);
      });
    }
    const likely = [...meant].sort((a, b) => b[1] - a[1]);
    const weight = term < 0 ? guessWeight(likely[0]) : index.rarity(term);
    const share = lexicon.lighten(stemmed, 1);
    let documents = 0;
    const lookups = likely
      .filter(([, degree]) => degree >= lookupLimits.least)
      .slice(0, lookupLimits.terms)
      .filter(([term], at) => at === 0 || (documents += index.frequency(term)) < lookupLimits.documents)
      // A rare term that is only like a common word must not count for more than the word itself.
      .map(([term, degree]) => ({ term, degree, gain: degree * share * Math.min(1, weight / index.rarity(term)) }));
    return { term, weight: weight * share, share, terms: meant, lookups };
  }

  /** A word the index lacks weighs as the term it is most like, as far as it is like it, and as a rare word otherwise. */
  function guessWeight([term, degree]: readonly [number, number] = [-1, 0]): number {
    return degree * lexicon.lighten(terms[term] ?? '', index.rarity(term)) + (1 - degree) * index.rarity(-1);
  }

  return (text) => {
    const asked = text.slice(0, questionLimits.characters);
    const words = new Map<string, AskedWord>();
    const sequence = findWords(asked)
      .flatMap((word) => (findAlike?.partsOf(word.text) ?? [word.text]).map((text) => ({ ...word, text })))
      .slice(0, questionLimits.words)
      .map((word) => {
        const stemmed = lexicon.stem(word.text);
        // The last word may be half typed, unless something already follows it.
        const isOpen = word.end === asked.length;
        const key = isOpen ? `${word.text}*` : stemmed;
        if (known.size > mostKnown) known.clear();
        const meaning = known.get(key) ?? understand(word.text, stemmed, isOpen);
        known.set(key, meaning);
        words.set(stemmed, meaning);
        return meaning;
      });
    const all = [...words.values()];
    return { words: all, sequence, weight: all.reduce((sum, { weight }) => sum + weight, 0) };
  };
}
