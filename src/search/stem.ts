/** Cuts a folded word to the part its forms share. */
export type Stem = (word: string) => string;

/** A stem keeps so many letters, or it would stand for too much. */
const leastLetters = 3;

/**
 * Makes a stemmer of a list of endings, such as `ies>i y>i | ss>ss s | ing ed e`: rounds separated by bars; in each the
 * longest ending that fits is taken off, or replaced by what follows `>`. Spellings such as `ae=a` come first and hold
 * anywhere in a word: people write `Groesse` for `Größe`.
 *
 * That is less than the stemmers of textbooks do, and on purpose: words are compared by their letters anyway, so that a
 * coarse stem finds as much, and the list travels inside the index. A browser that opens a German FAQ needs no German
 * code, and reader and builder cannot differ.
 */
export function createStem(endings: string): Stem {
  const rulesIn = (text: string, sign: string) => text.split(' ').filter((rule) => rule.trim() !== '').map((rule) => rule.split(sign));
  const spellings = rulesIn(endings, '=').filter((rule) => rule.length > 1);
  const rounds = endings
    .split('|')
    .map((round) => rulesIn(round, '>').filter(([end = '']) => !end.includes('=')).sort(([a = ''], [b = '']) => b.length - a.length));
  return (word) => {
    let stem = word;
    for (const [written = '', meant = ''] of spellings) stem = stem.replaceAll(written, meant);
    for (const rules of rounds) {
      const [ending = '', becomes = ''] = rules.find(([end = '']) => stem.endsWith(end) && stem.length - end.length >= leastLetters) ?? [];
      stem = stem.slice(0, stem.length - ending.length) + becomes;
    }
    return stem;
  };
}
