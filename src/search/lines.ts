import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';
import type { Stem } from './stem.ts';
import type { FindWords } from './words.ts';

/** A title, or one of the other ways customers ask the same, as numbers of the index's terms. */
export interface Line {
  readonly order: readonly number[];
  /** Each once. */
  readonly terms: readonly number[];
}

/** An article's lines, its title first. */
export type LinesOf = (document: number) => readonly Line[];

/** Lines are cut on demand, and then kept: few articles of many ever become candidates. */
export function createLinesOf(articles: readonly ArticleSummary[], tools: { index: CompactIndex; findWords: FindWords; stem: Stem }): LinesOf {
  const { index, findWords, stem } = tools;
  const known: (readonly Line[])[] = [];
  function cut(text: string): Line {
    const order = findWords(text).map((word) => index.find(stem(word.text))).filter((term) => term >= 0);
    return { order, terms: [...new Set(order)] };
  }
  return (document) => {
    const article = articles[document];
    return (known[document] ??= article === undefined ? [] : [article.title, ...article.questions].map(cut));
  };
}
