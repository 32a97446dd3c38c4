/**
 * Words as the search sees them. The builder (Node) and the reader (browser) share this module: an index only works when
 * both cut and fold text in the same way.
 */
export interface Word {
  /** Folded: lower case, without accents. */
  readonly text: string;
  /** Where it stands in the text it was found in. */
  readonly start: number;
  readonly end: number;
}

/** Cuts a text into folded words. A compound such as `e-mail` yields itself joined and its longer parts, at one place. */
export type FindWords = (text: string) => Word[];

/** Longer words are cut: nobody types them, and a pasted blob must not become a dictionary entry. */
export const maxWordLength = 48;

// A run of letters and digits, with apostrophes and hyphens inside. Separators and letters share no character, so the
// expression is linear. Soft hyphens and zero-width joiners belong to the word they sit in.
const run = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:['’ʼ\-‐‑][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+)*/gu;

// Scripts written without spaces.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, tatweel, and what nobody sees. Not every
// combining mark: in Indic scripts, Thai and kana they carry the word.
const ornaments = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d\u0640]/g;

// What normalisation leaves alone although people type the other form.
const twins = new Map('ßss æae œoe øo łl đd ðd þth ıi ςσ ىي ةه'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));

// `customer's` is about a customer, `l'article` about an article; `don't` stays one word.
const clitics = /['’ʼ]s$|^..?['’ʼ](?=...)|['’ʼ]/gi;

/** Lower case, compatibility forms unified, accents dropped: `Größe` and `GROSSE` become one. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(ornaments, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþıςىة]/g, (letter) => twins.get(letter)!);
}

export function createFindWords(): FindWords {
  let segmenter: Intl.Segmenter | undefined;
  return (text) => {
    const found: Word[] = [];
    function add(raw: string, start: number, length: number): void {
      const word = fold(raw).slice(0, maxWordLength);
      if (word) found.push({ text: word, start, end: start + length });
    }
    for (const { 0: whole, index } of text.matchAll(run)) {
      // An older browser without a segmenter still meets such words by their pairs of characters.
      if (unspaced.test(whole) && Intl.Segmenter) {
        // In no certain language: these scripts are cut by one dictionary, and builder and reader must agree.
        segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
        for (const { segment, index: at, isWordLike } of segmenter.segment(whole)) if (isWordLike) add(segment, index + at, segment.length);
        continue;
      }
      const parts = whole.split(/[-‐‑]/).map((part) => part.replace(clitics, ''));
      add(parts.join(''), index, whole.length);
      if (parts[1]) for (const part of parts) if (part.length > 1) add(part, index, whole.length);
    }
    return found;
  };
}
