import type { Random } from './random.ts';

// Read aloud on the phone and typed from paper: no 0/O, 1/I/L, 5/S, 8/B, and no vowels that spell words.
const letters = '234679CDFGHJKMNPQRTVWXYZ';

/** A number a visitor can quote, such as `DB-7K2M-Q4`. Not a secret, and not unique by itself: the caller checks. */
export function createReferenceNumber(random: Random): string {
  let text = '';
  while (text.length < 6) {
    for (const byte of random.bytes(12)) {
      // Bytes beyond the last whole multiple would make the first letters likelier.
      if (byte < 240 && text.length < 6) text += letters[byte % letters.length];
    }
  }
  return `DB-${text.slice(0, 4)}-${text.slice(4)}`;
}
