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
const maxWordLength = 48;

// A run of letters and digits, with apostrophes and hyphens inside. Separators and letters share no character, so the
// expression is linear. Soft hyphens and zero-width joiners belong to the word they sit in.
const run = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:['’ʼ\-‐‑][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+)*/gu;

// Scripts written without spaces.
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, tatweel, and what nobody sees. Not every
// combining mark: in Indic scripts, Thai and kana they carry the word.
const ornaments = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d\u0640]/g;

// What normalisation leaves alone although people type the other form.
const twins: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ', ى: 'ي', ة: 'ه',
};
const twin = /[ßæœøłđðþıςىة]/g;

/** Lower case, compatibility forms unified, accents dropped: `Größe` and `GROSSE` become one. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(ornaments, '')
    .normalize('NFC')
    .replace(twin, (letter) => twins[letter] ?? letter);
}

/** Makes the word finder of one language. The language matters only to scripts written without spaces. */
export function createFindWords(locale: string): FindWords {
  let segmenter: Intl.Segmenter | undefined;

  function segment(text: string, start: number): Word[] {
    // Older browsers lack the segmenter; pairs of characters still meet most words of two characters.
    if (typeof Intl.Segmenter !== 'function') return pairs(text, start);
    segmenter ??= makeSegmenter(locale);
    const found: Word[] = [];
    for (const part of segmenter.segment(text)) {
      if (part.isWordLike) add(found, part.segment, start + part.index, start + part.index + part.segment.length);
    }
    return found;
  }

  return (text) => {
    const found: Word[] = [];
    for (const match of text.matchAll(run)) {
      const [whole] = match;
      const start = match.index;
      if (unspaced.test(whole)) found.push(...segment(whole, start));
      else addCompound(found, whole, start);
    }
    return found;
  };
}

function addCompound(found: Word[], whole: string, start: number): void {
  const end = start + whole.length;
  const parts = whole.split(/[-‐‑]/).map(withoutClitics);
  add(found, parts.join(''), start, end);
  if (parts.length === 1) return;
  for (const part of parts) {
    if (part.length > 1) add(found, part, start, end);
  }
}

/** `customer's` is about a customer, `l'article` about an article; `don't` stays one word. */
function withoutClitics(word: string): string {
  const parts = word.split(/['’ʼ]/);
  if (parts.length === 1) return word;
  const [head = '', ...tail] = parts;
  if (tail.length === 1 && head.length > 1 && /^s$/i.test(tail[0] ?? '')) return head;
  if (tail.length === 1 && head.length <= 2 && (tail[0] ?? '').length > 2) return tail[0] ?? '';
  return parts.join('');
}

function add(found: Word[], raw: string, start: number, end: number): void {
  const text = fold(raw).slice(0, maxWordLength);
  if (text !== '') found.push({ text, start, end });
}

function pairs(text: string, start: number): Word[] {
  const found: Word[] = [];
  const last = Math.max(1, text.length - 1);
  for (let at = 0; at < last; at++) add(found, text.slice(at, at + 2), start + at, start + Math.min(at + 2, text.length));
  return found;
}

function makeSegmenter(locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity: 'word' });
  } catch {
    // An unknown language tag: the segmenter's own default cuts these scripts just as well.
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
