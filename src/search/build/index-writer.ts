import type { IndexHead } from '../compact-index.ts';
import type { LexiconData } from '../lexicon.ts';
import { createByteWriter } from './byte-writer.ts';
import type { Postings } from './postings.ts';

/** What an index says of its language when nothing is known of it. */
const noLexicon: LexiconData = { stem: { spellings: [], rounds: [] }, light: '', groups: [] };

/** Writes the compact form of what Lunr's builder has gathered, and a lexicon. */
export function writeIndex({ documents, k1, b, terms, fields }: Postings, lexicon = noLexicon): Uint8Array {
  const out = createByteWriter();
  out.text(JSON.stringify({ k1, b, fields: fields.map(({ name, boost }) => ({ name, boost })), lexicon } satisfies IndexHead));
  out.number(documents);
  out.text(terms.map((term, at) => afterShared(terms[at - 1] ?? '', term)).join(''));
  for (const { lengths } of fields) for (const length of lengths) out.number(length);
  for (const { byTerm } of fields) for (const { length } of byTerm) out.number(length / 2);
  for (const { byTerm } of fields) {
    for (const posting of byTerm) {
      let before = -1;
      for (let at = 0; at < posting.length; at += 2) {
        // A zero for every time but one, and then how many documents on.
        for (let often = posting[at + 1]!; often > 1; often--) out.number(0);
        out.number(posting[at]! - before);
        before = posting[at]!;
      }
    }
  }
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
