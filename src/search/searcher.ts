import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';
import { hasAnswer } from './confidence.ts';
import type { FindAlike } from './likeness.ts';
import { createAsk, type Question } from './question.ts';
import { createRank, type Ranked } from './ranker.ts';
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
  /** The question as it is understood, and every candidate with the evidence for it: for measuring. */
  examine(words: string): { readonly question: Question; readonly ranked: readonly Ranked[] };
}

/** What scores below this share of the best is not listed: beside a good answer it is noise. */
const listedFrom = 0.25;

/** A word that is met less closely than this is not marked: a mark should not need an explanation. */
const markedFrom = 0.3;

export function createSearcher(index: CompactIndex, articles: readonly ArticleSummary[], findAlike?: FindAlike): Searcher {
  const findWords = createFindWords();
  const ask = createAsk(index, findWords, findAlike);
  const rank = createRank(index, articles, findWords);

  function rangesIn(text: string, { words }: Question): TextRange[] {
    const isMet = (term: number) => words.some(({ terms }) => (terms.get(term) ?? 0) >= markedFrom);
    return findWords(text)
      .filter((word) => isMet(index.find(index.lexicon.stem(word.text))))
      // A compound's parts share one place.
      .filter(({ start }, at, all) => start !== all[at - 1]?.start);
  }

  function examine(words: string) {
    const question = ask(words);
    return { question, ranked: rank(question) };
  }

  return {
    examine,
    search(words, limit) {
      const { question, ranked } = examine(words);
      if (!hasAnswer(ranked, question)) return [];
      return ranked
        .filter(({ score }) => score >= ranked[0]!.score * listedFrom)
        .slice(0, limit)
        .map(({ document, score }) => {
          const article = articles[document]!;
          return { article, score, matched: rangesIn(article.title, question) };
        });
    },
    match: (words, text) => rangesIn(text, ask(words)),
  };
}
