import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';
import { createLookFirst, type FirstImpression } from './first-look.ts';
import { createCompareLines, type LineFit } from './line-fit.ts';
import { createLinesOf } from './lines.ts';
import type { Question } from './question.ts';
import type { FindWords } from './words.ts';

/** What speaks for an article as the answer to a question. */
export interface Evidence extends Omit<FirstImpression, 'document'>, LineFit {
  /** How much customers ask this: the words of its questions against the average, as a logarithm. */
  readonly extent: number;
  /** The merchant's word for the same, 0 to 1. */
  readonly popularity: number;
}

/** An article and how likely it answers, higher being likelier. */
export interface Ranked {
  readonly document: number;
  readonly evidence: Evidence;
  readonly score: number;
}

/** How many of the articles that make the best first impression are looked at closely. */
const candidates = 64;

/** How much each piece of evidence counts; see RANKING.md for where the numbers come from. */
export const evidenceWeights: Readonly<Record<keyof Evidence, number>> = {
  questions: 0.8,
  body: 1.3,
  coverage: 2.2,
  askedInTitle: 0.5,
  titleInAsked: 2,
  best: 4.8,
  third: 3.2,
  five: 3.4,
  pairs: 1.3,
  extent: 1.2,
  popularity: 0.3,
};

/** Ranks the articles that may answer a question. */
export type Rank = (question: Question) => Ranked[];

export function createRank(index: CompactIndex, articles: readonly ArticleSummary[], findWords: FindWords): Rank {
  const lookFirst = createLookFirst(index);
  const linesOf = createLinesOf(articles, index, findWords);
  const names = Object.keys(evidenceWeights) as (keyof Evidence)[];

  // An FAQ without questions tells nothing about how often they are asked.
  const words = index.lengths[index.fields.findIndex(({ name }) => name === 'questions')] ?? [];
  const average = words.reduce((sum, length) => sum + length / index.documents, 0);
  const smooth = 3;

  return (question) => {
    const compare = createCompareLines(question);
    return lookFirst(question, candidates)
      .map(({ document, questions, body, coverage }) => {
        const { askedInTitle, titleInAsked, best, third, five, pairs } = compare(linesOf(document));
        const popularity = articles[document]!.popularity / 100;
        const extent = words[document] ? Math.log((words[document] + smooth) / (average + smooth)) : 0;
        // Name by name: spreading was half the time of a search.
        const evidence = { questions, body, coverage, askedInTitle, titleInAsked, best, third, five, pairs, extent, popularity };
        return { document, evidence, score: names.reduce((sum, name) => sum + evidenceWeights[name] * evidence[name], 0) };
      })
      .sort((a, b) => b.score - a.score || a.document - b.document);
  };
}
