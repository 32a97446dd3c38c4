import type lunr from 'lunr';
import type { IndexHead } from '../compact-index.ts';
import type { LexiconData } from '../lexicon.ts';
import { createByteWriter } from './byte-writer.ts';

/** What Lunr's builder has gathered by the time every document is added. Public in its source, absent from its types. */
export interface LunrBuilt {
  readonly documentCount: number;
  readonly invertedIndex: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly fieldLengths: Readonly<Record<string, number>>;
  readonly fieldTermFrequencies: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly _fields: Readonly<Record<string, { readonly boost?: number }>>;
  readonly _k1: number;
  readonly _b: number;
}

/** What an index says of its language when nothing is known of it. */
const noLexicon: LexiconData = { stem: { spellings: [], rounds: [] }, light: '', groups: [] };

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
  const terms = Object.keys(built.invertedIndex).sort();
  out.text(terms.map((term, at) => afterShared(terms[at - 1] ?? '', term)).join(''));
  const postings = fields.map(({ name }) => terms.map((term) => Object.keys(built.invertedIndex[term]?.[name] ?? {}).map(Number).sort((a, b) => a - b)));
  for (const { name } of fields) for (let document = 0; document < built.documentCount; document++) out.number(built.fieldLengths[`${name}/${document}`] ?? 0);
  for (const { length } of postings.flat()) out.number(length);
  fields.forEach(({ name }, field) =>
    terms.forEach((term, at) => {
      let before = -1;
      for (const document of postings[field]![at]!) {
        // A zero for every time but one, and then how many documents on.
        for (let often = built.fieldTermFrequencies[`${name}/${document}`]?.[term] ?? 1; often > 1; often--) out.number(0);
        out.number(document - before);
        before = document;
      }
    }),
  );
  return out.finish();
}

/** More letters than these are written again: a mark for them would not be a control character. */
const mostShared = 31;

/** How many letters a term shares with the one before, as a control character, and the others. No term has one of its own. */
function afterShared(before: string, term: string): string {
  const shared = Math.min(mostShared, sharedLength(before, term));
  return String.fromCharCode(shared) + term.slice(shared);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  // A surrogate pair must stay whole: the parts are stored as UTF-8.
  const high = b.charCodeAt(length - 1);
  return length > 0 && high >= 0xd800 && high <= 0xdbff ? length - 1 : length;
}
