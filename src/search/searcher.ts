import type { ArticleSummary } from '../protocol/article.ts';
import { scoreLikeLunr, type CompactIndex } from './compact-index.ts';
import { buildQuery } from './query.ts';
import { createFindNear } from './spelling.ts';
import { stemOf } from './stem/index.ts';
import { createFindWords } from './words.ts';

/** A part of a text: from `start` up to, but not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** An article that answers. */
export interface Hit {
  readonly article: ArticleSummary;
  /** Comparable within one search only. */
  readonly score: number;
  /** The parts of the article's title to mark. */
  readonly matched: readonly TextRange[];
}

/** Finds articles in an index that has been read. */
export interface Searcher {
  search(words: string, limit: number): Hit[];
  /** The parts of any text that the words of a question meet, for marking. */
  match(words: string, text: string): TextRange[];
}

export function createSearcher(index: CompactIndex, articles: readonly ArticleSummary[], locale: string): Searcher {
  const findWords = createFindWords(locale);
  const stem = stemOf(locale);
  const tools = { index, findWords, stem, findNear: createFindNear(index) };

  function rangesIn(text: string, terms: ReadonlySet<string>): TextRange[] {
    return findWords(text)
      .filter((word) => terms.has(stem(word.text)))
      .map(({ start, end }) => ({ start, end }))
      // A compound's parts share one place.
      .filter((range, at, all) => range.start !== all[at - 1]?.start);
  }

  const textsOf = (query: ReadonlyMap<number, number>) => new Set([...query.keys()].map((term) => index.terms[term] ?? ''));

  return {
    search(words, limit) {
      const query = buildQuery(words, tools);
      const terms = textsOf(query);
      return [...scoreLikeLunr(index, query)]
        .flatMap(([document, score]) => {
          const article = articles[document];
          return article === undefined ? [] : [{ article, score, document }];
        })
        .sort((a, b) => b.score - a.score || b.article.popularity - a.article.popularity || a.document - b.document)
        .slice(0, limit)
        .map(({ article, score }) => ({ article, score, matched: rangesIn(article.title, terms) }));
    },
    match: (words, text) => rangesIn(text, textsOf(buildQuery(words, tools))),
  };
}
