import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';
import type { FindWords } from './words.ts';

/** A title, or one of the other ways customers ask the same, as numbers of the index's terms. */
export interface Line {
  readonly order: readonly number[];
  /** Each term once, with how much it tells articles apart. */
  readonly terms: readonly (readonly [term: number, weight: number])[];
}

/** An article's lines, its title first. */
export type LinesOf = (document: number) => readonly Line[];

/** Lines are cut on demand, and then kept: few articles of many ever become candidates. */
export function createLinesOf(articles: readonly ArticleSummary[], index: CompactIndex, findWords: FindWords): LinesOf {
  const { lexicon, terms } = index;
  const known: (readonly Line[])[] = [];
  return (document) =>
    (known[document] ??= [articles[document]!.title, ...articles[document]!.questions].map((text) => {
      const order = findWords(text).map((word) => index.find(lexicon.stem(word.text))).filter((term) => term >= 0);
      return { order, terms: [...new Set(order)].map((term) => [term, lexicon.lighten(terms[term]!, index.rarity(term))]) };
    }));
}
