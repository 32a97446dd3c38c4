import type lunr from 'lunr';
import type { IndexHead } from '../compact-index.ts';
import type { LexiconData } from '../lexicon.ts';
import { createByteWriter } from './byte-writer.ts';

/** What Lunr's builder has gathered by the time every document is added. Public in its source, absent from its types. */
export interface LunrBuilt {
  readonly documentCount: number;
  readonly invertedIndex: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly fieldTermFrequencies: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly fieldLengths: Readonly<Record<string, number>>;
  readonly _fields: Readonly<Record<string, { readonly boost?: number }>>;
  readonly _k1: number;
  readonly _b: number;
}

/** What an index says of its language when nothing is known of it. */
const noLexicon: LexiconData = { stem: { spellings: [], rounds: [] }, light: [], groups: [] };

/**
 * Writes the compact form of what a Lunr builder has gathered, and a lexicon. Documents must have been added under the
 * references `0`, `1`, `2`, and so on.
 */
export function writeIndex(builder: lunr.Builder, lexicon = noLexicon): Uint8Array {
  const built = builder as unknown as LunrBuilt;
  const out = createByteWriter();
  const fields = Object.entries(built._fields).map(([name, { boost = 1 }]) => ({ name, boost }));
  out.text(JSON.stringify({ k1: built._k1, b: built._b, fields, lexicon } satisfies IndexHead));
  out.number(built.documentCount);
  for (const { name } of fields) {
    for (let document = 0; document < built.documentCount; document++) {
      out.number(built.fieldLengths[`${name}/${document}`] ?? 0);
    }
  }

  const terms = Object.keys(built.invertedIndex).sort();
  const shared = terms.map((term, at) => sharedLength(terms[at - 1] ?? '', term));
  const postings = terms.map((term) => postingsOf(built, term));
  out.number(terms.length);
  for (const length of shared) out.number(length);
  terms.forEach((term, at) => out.number(term.length - (shared[at] ?? 0)));
  for (const posting of postings) out.number(posting.length);
  out.text(terms.map((term, at) => term.slice(shared[at])).join(''));
  for (const posting of postings) out.bytes(posting);
  return out.finish();
}

/**
 * Which fields have the term, a bit each, and how many documents in each of those; then for each field its documents as
 * gaps, the lowest bit telling whether a frequency follows.
 */
function postingsOf(built: LunrBuilt, term: string): Uint8Array {
  const out = createByteWriter();
  const fields = Object.keys(built._fields);
  const documents = fields.map((field) =>
    Object.keys(built.invertedIndex[term]?.[field] ?? {})
      .map(Number)
      .sort((a, b) => a - b),
  );
  out.number(documents.reduce((bits, list, at) => bits + (list.length > 0 ? 2 ** at : 0), 0));
  for (const list of documents) if (list.length > 0) out.number(list.length);
  documents.forEach((list, at) => {
    let previous = -1;
    for (const document of list) {
      const often = built.fieldTermFrequencies[`${fields[at]}/${document}`]?.[term] ?? 1;
      out.number((document - previous - 1) * 2 + (often > 1 ? 1 : 0));
      if (often > 1) out.number(often - 2);
      previous = document;
    }
  });
  return out.finish();
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  // A surrogate pair must stay whole: the parts are stored as UTF-8.
  const high = b.charCodeAt(length - 1);
  return length > 0 && high >= 0xd800 && high <= 0xdbff ? length - 1 : length;
}
