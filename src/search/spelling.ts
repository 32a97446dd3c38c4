import type { CompactIndex } from './compact-index.ts';

/** The terms one typing slip away from a word: a letter too many, too few, wrong, or two swapped. */
export type FindNear = (word: string) => number[];

/**
 * Prepares the search for slips. Comparing a word with every term would cost milliseconds a keystroke in a large index;
 * a mask of the letters in each term dismisses nearly all of them with two operations, since one slip changes at
 * most two letters of the mask.
 */
export function createFindNear(index: CompactIndex): FindNear {
  let masks: Int32Array | undefined;
  return (word) => {
    masks ??= Int32Array.from(index.terms, lettersOf);
    const wanted = lettersOf(word);
    const found: number[] = [];
    for (let term = 0; term < masks.length; term++) {
      if (!fewBits((masks[term] ?? 0) ^ wanted)) continue;
      const text = index.terms[term] ?? '';
      if (text !== word && isOneSlip(word, text)) found.push(term);
    }
    return found;
  };
}

/** Whether one slip turns `a` into `b`. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, from: number) => text.slice(start + from);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
  );
}

function lettersOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

/** At most two bits set. */
function fewBits(bits: number): boolean {
  const rest = bits & (bits - 1);
  return (rest & (rest - 1)) === 0;
}
