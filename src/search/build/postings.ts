import type lunr from 'lunr';

/** Where the terms are in one field. */
export interface FieldPostings {
  readonly name: string;
  readonly boost: number;
  /** How many words every document has there. */
  readonly lengths: readonly number[];
  /** For each term the documents that have it, in order, each before how often it has it: flat, for there may be millions. */
  readonly byTerm: readonly (readonly number[])[];
}

/** What a Lunr builder has gathered, by number. */
export interface Postings {
  readonly documents: number;
  /** Lunr's two parameters. */
  readonly k1: number;
  readonly b: number;
  /** In order of UTF-16 code units. */
  readonly terms: readonly string[];
  readonly fields: readonly FieldPostings[];
}

/** What Lunr's builder has by the time every document is added. Public in its source, absent from its types. */
interface LunrBuilt {
  readonly documentCount: number;
  readonly invertedIndex: Readonly<Record<string, unknown>>;
  readonly fieldTermFrequencies: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly fieldLengths: Readonly<Record<string, number>>;
  readonly _fields: Readonly<Record<string, { readonly boost?: number }>>;
  readonly _k1: number;
  readonly _b: number;
}

/** Reads what a builder has gathered. Documents must have been added under the references `0`, `1`, `2`, and so on. */
export function postingsOf(builder: lunr.Builder): Postings {
  const { documentCount: documents, invertedIndex, fieldTermFrequencies, fieldLengths, _fields, _k1: k1, _b: b } = builder as unknown as LunrBuilt;
  const terms = Object.keys(invertedIndex).sort();
  const numbers = new Map(terms.map((term, at) => [term, at]));
  const fields = Object.entries(_fields).map(([name, { boost = 1 }]): FieldPostings => {
    const byTerm = terms.map((): number[] => []);
    const lengths: number[] = [];
    // Document by document, which is the order they are wanted in; Lunr's own lists would have to be sorted.
    for (let document = 0; document < documents; document++) {
      const found = fieldTermFrequencies[`${name}/${document}`] ?? {};
      for (const term of Object.keys(found)) byTerm[numbers.get(term)!]!.push(document, found[term]!);
      lengths.push(fieldLengths[`${name}/${document}`] ?? 0);
    }
    return { name, boost, lengths, byTerm };
  });
  return { documents, k1, b, terms, fields };
}
