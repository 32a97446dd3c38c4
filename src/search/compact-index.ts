import { createByteReader } from './byte-reader.ts';
import { createLexicon, type Lexicon, type LexiconData } from './lexicon.ts';
import { maxWordLength } from './words.ts';

export interface IndexField {
  readonly name: string;
  readonly boost: number;
}

/** What an index file begins with, as JSON: what must be known before its numbers mean anything. */
export interface IndexHead {
  /** Lunr's two parameters. */
  readonly k1: number;
  readonly b: number;
  readonly fields: readonly IndexField[];
  readonly lexicon: LexiconData;
}

/** Called for every document and field a term occurs in, with how often, and the weight Lunr gives the term there. */
export type VisitWeight = (document: number, weight: number, field: number, often: number) => void;

/**
 * An index built by Lunr, in a form a browser can load in a moment. Lunr's file holds a rounded weight for every term of
 * every document; those weights follow from whole numbers (how often, how long), so only these are kept, and the
 * weights are computed again, with Lunr's formula and rounding, for the few terms a search asks for.
 */
export interface CompactIndex {
  readonly documents: number;
  readonly fields: readonly IndexField[];
  /** Every term, in order of UTF-16 code units. */
  readonly terms: readonly string[];
  readonly lexicon: Lexicon;
  /** For each field how many words every document has there. */
  readonly lengths: readonly (readonly number[])[];
  /** The number of a term, or -1. */
  find(term: string): number;
  /** The number of the first term that is not before a text. */
  firstFrom(text: string): number;
  /** Visits where a term occurs, field by field. */
  visit(term: number, each: VisitWeight): void;
  /**
   * How much a term tells documents apart: Lunr's inverse document frequency, but of the field that has it most. Lunr
   * adds the fields up, so that a word in every title and every text would seem rarer than one in every text. A term
   * that is nowhere (-1) tells most.
   */
  rarity(term: number): number;
  /** In how many documents a term is, in the field that has it most. */
  frequency(term: number): number;
}

/** Reads an index file. Throws whatever is at hand when it is none; see {@link asRead}. */
export function readIndex(file: Uint8Array): CompactIndex {
  const reader = createByteReader(file);
  const { k1, b, fields, lexicon } = JSON.parse(reader.text()) as IndexHead;
  const documents = reader.number();
  let last = '';
  const terms = (reader.text().match(/\p{Cc}\P{Cc}*/gu) ?? []).map(
    // Cut, for a forged file must not make words as long as itself.
    (part) => (last = (last.slice(0, part.charCodeAt(0)) + part.slice(1)).slice(0, maxWordLength)),
  );
  const lengths = fields.map(() => reader.numbers(documents));
  const counts = fields.map(() => reader.numbers(terms.length));
  const begins = counts.map((count) =>
    count.map((documentCount) => {
      const begin = reader.at;
      reader.skip(documentCount);
      return begin;
    }),
  );
  const averages = lengths.map((all) => sumOf(all) / documents);

  function firstFrom(text: string): number {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (terms[middle]! < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const countsOf = (term: number) => counts.map((count) => count[term]!);
  const frequency = (term: number) => Math.max(...countsOf(term));
  const rarityOf = (found: number) => Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));

  return {
    documents,
    fields,
    terms,
    lexicon: createLexicon(lexicon),
    lengths,
    firstFrom,
    find(term) {
      const at = firstFrom(term);
      return terms[at] === term ? at : -1;
    },
    visit(term, each) {
      const idf = rarityOf(sumOf(countsOf(term)));
      fields.forEach(({ boost }, field) => {
        reader.at = begins[field]![term]!;
        let document = -1;
        let often = 1;
        for (let left = counts[field]![term]!; left; ) {
          const gap = reader.number();
          document += gap;
          // Only a forged file counts on; it must not do so for long.
          if (document >= documents) return;
          if (gap) {
            const raw = (idf * ((k1 + 1) * often)) / (k1 * (1 - b + b * (lengths[field]![document]! / averages[field]!)) + often);
            each(document, Math.round(raw * boost * 1000) / 1000, field, often);
            often = 0;
            left--;
          }
          // A zero says that the document to come has the term once more.
          often++;
        }
      });
    },
    rarity: (term) => rarityOf(term < 0 ? 0 : frequency(term)),
    frequency,
  };
}

/**
 * Lunr's score of every document: the weights of the asked terms, each times its boost, over the length of the
 * question's vector. `boosts` maps a term's number to its boost.
 */
export function scoreLikeLunr(index: CompactIndex, boosts: ReadonlyMap<number, number>): Map<number, number> {
  const scores = new Map<number, number>();
  let squares = 0;
  for (const [term, boost] of boosts) {
    squares += boost * boost;
    index.visit(term, (document, weight) => scores.set(document, (scores.get(document) ?? 0) + boost * weight));
  }
  const magnitude = Math.sqrt(squares);
  for (const [document, score] of scores) scores.set(document, score / magnitude || 0);
  return scores;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
