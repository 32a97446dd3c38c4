import { createByteReader } from './byte-reader.ts';
import { checksum } from './checksum.ts';
import { damaged, newer } from './error.ts';
import { readLexicon, type Lexicon } from './lexicon.ts';

/** The first bytes of every index file. */
export const indexMagic = 'DBFQ';

/** Raised whenever an older reader would misread the file. */
export const indexVersion = 1;

/** Bytes before the body: magic, version, checksum of the body. */
export const indexHeaderBytes = 9;

/** More than any FAQ has, and little enough that a lying file cannot exhaust memory. */
export const indexLimits = { documents: 200_000, terms: 2_000_000, fields: 16, bytes: 128 * 1024 * 1024 } as const;

export interface IndexField {
  readonly name: string;
  readonly boost: number;
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
  readonly lengths: readonly ArrayLike<number>[];
  /** The number of a term, or -1. */
  find(term: string): number;
  /** The numbers of the terms that begin with `prefix`: from the first, up to but not including the second. */
  startingWith(prefix: string): readonly [from: number, to: number];
  /** Visits where a term occurs, field by field; `end` leaves out the fields from that number on. */
  visit(term: number, each: VisitWeight, end?: number): void;
  /**
   * How much a term tells documents apart: Lunr's inverse document frequency, but of the field that has it most. Lunr
   * adds the fields up, so that a word in every title and every text would seem rarer than one in every text. A term
   * that is nowhere (-1) tells most.
   */
  rarity(term: number): number;
  /** In how many documents a term is, in the field that has it most. */
  frequency(term: number): number;
}

/** Reads an index file. Anything that is not one, or not whole, is a `FaqError`. */
export function readIndex(file: Uint8Array): CompactIndex {
  const reader = createByteReader(bodyOf(file));
  const documents = reader.count(indexLimits.documents);
  const k1 = reader.number() / 1000;
  const b = reader.number() / 1000;
  const fields = listOf(reader.count(indexLimits.fields), (): IndexField => {
    return { name: reader.text(reader.count(200)), boost: reader.number() / 1000 };
  });
  const lengths = fields.map(() => numbersOf(documents));
  const averages = lengths.map((all) => sumOf(all) / documents);

  const size = reader.count(indexLimits.terms);
  const terms = readTerms();
  const offsets = new Uint32Array(size + 1);
  for (let term = 0; term < size; term++) offsets[term + 1] = (offsets[term] ?? 0) + reader.number();
  const postings = createByteReader(reader.bytes(offsets[size] ?? 0));
  const lexicon = readLexicon(reader.text(reader.count(file.length)));

  function numbersOf(length: number): Uint32Array {
    // A number takes a byte at least, so a count beyond the file's size is a lie.
    if (length > file.length) throw damaged('index');
    return Uint32Array.from({ length }, () => reader.number());
  }

  function readTerms(): string[] {
    const shared = numbersOf(size);
    const added = numbersOf(size);
    const text = reader.text(reader.count(file.length));
    let at = 0;
    let previous = '';
    return listOf(size, (term) => {
      const end = at + (added[term] ?? 0);
      previous = previous.slice(0, shared[term]) + text.slice(at, end);
      at = end;
      return previous;
    });
  }

  /** The first term that is not before `text`. */
  function lowerBound(text: string): number {
    let from = 0;
    let to = size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((terms[middle] ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Reads the head of a term's postings: how many documents it has in each field. */
  function countsOf(term: number): number[] {
    postings.at = offsets[term] ?? 0;
    const bits = postings.number();
    return fields.map((_, field) => ((bits >>> field) & 1 ? postings.number() : 0));
  }

  const frequency = (term: number) => Math.max(...countsOf(term));

  function rarityOf(found: number): number {
    return Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));
  }

  return {
    documents,
    fields,
    terms,
    lexicon,
    lengths,
    find(term) {
      const at = lowerBound(term);
      return terms[at] === term ? at : -1;
    },
    startingWith: (prefix) => [lowerBound(prefix), lowerBound(prefix + '\uffff')],
    visit(term, each, end = fields.length) {
      const counts = countsOf(term);
      const idf = rarityOf(sumOf(counts));
      for (let field = 0; field < end; field++) {
        const boost = fields[field]?.boost ?? 1;
        const average = averages[field] ?? 1;
        let document = -1;
        for (let left = counts[field] ?? 0; left > 0; left--) {
          const code = postings.number();
          document += (code >>> 1) + 1;
          const often = code & 1 ? postings.number() + 2 : 1;
          const length = lengths[field]?.[document] ?? 0;
          const raw = (idf * ((k1 + 1) * often)) / (k1 * (1 - b + b * (length / average)) + often);
          if (document < documents) each(document, Math.round(raw * boost * 1000) / 1000, field, often);
        }
      }
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

function bodyOf(file: Uint8Array): Uint8Array {
  const magic = new TextDecoder().decode(file.subarray(0, 4));
  if (magic !== indexMagic) throw damaged('index');
  const version = file[4] ?? 0;
  if (version > indexVersion) throw newer('index', version, indexVersion);
  const body = file.subarray(indexHeaderBytes);
  const stated = new DataView(file.buffer, file.byteOffset, file.length);
  if (file.length < indexHeaderBytes || file.length > indexLimits.bytes || checksum(body) !== stated.getUint32(5).toString(16).padStart(8, '0')) {
    throw damaged('index');
  }
  return body;
}

function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += numbers[at] ?? 0;
  return sum;
}

function listOf<T>(length: number, make: (at: number) => T): T[] {
  // Not by `Array.from`: old libraries replace it with one that knows no second argument.
  const all: T[] = [];
  for (let at = 0; at < length; at++) all.push(make(at));
  return all;
}
