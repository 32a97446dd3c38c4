import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';
import { createLookFirst, type FirstImpression } from './first-look.ts';
import { createCompareLines, type LineFit } from './line-fit.ts';
import type { LinesOf } from './lines.ts';
import type { Question } from './question.ts';
import type { TermWeights } from './term-weights.ts';

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

/** How much each piece of evidence counts; see the README for where the numbers come from. */
export const evidenceWeights: Readonly<Record<keyof Evidence, number>> = {
  questions: 0.8,
  body: 0.75,
  coverage: 2.8,
  askedInTitle: 0.5,
  titleInAsked: 2.5,
  best: 5.6,
  third: 3.7,
  pairs: 1.6,
  extent: 1.2,
  popularity: 0.3,
};

/** Ranks the articles that may answer a question. */
export type Rank = (question: Question) => Ranked[];

export function createRank(tools: { index: CompactIndex; articles: readonly ArticleSummary[]; linesOf: LinesOf; weights: TermWeights }): Rank {
  const { index, articles, linesOf, weights } = tools;
  const lookFirst = createLookFirst(index);
  const extents = extentsOf(index);
  return (question) => {
    const compare = createCompareLines(question, weights);
    return lookFirst(question, candidates)
      .map(({ document, questions, body, coverage }) => {
        const { askedInTitle, titleInAsked, best, third, pairs } = compare(linesOf(document));
        const popularity = (articles[document]?.popularity ?? 0) / 100;
        const extent = extents[document] ?? 0;
        // Name by name: spreading was half the time of a search.
        const evidence = { questions, body, coverage, askedInTitle, titleInAsked, best, third, pairs, extent, popularity };
        return { document, evidence, score: weigh(evidence) };
      })
      .sort((a, b) => b.score - a.score || a.document - b.document);
  };
}

const evidenceNames = Object.keys(evidenceWeights) as (keyof Evidence)[];

function weigh(evidence: Evidence): number {
  let score = 0;
  for (const name of evidenceNames) score += evidenceWeights[name] * evidence[name];
  return score;
}

/** An FAQ without questions tells nothing about how often they are asked. */
function extentsOf({ fields, lengths, documents }: CompactIndex): Float64Array {
  const words = lengths[fields.findIndex(({ name }) => name === 'questions')] ?? [];
  let sum = 0;
  for (let document = 0; document < documents; document++) sum += words[document] ?? 0;
  const smooth = 3;
  return Float64Array.from({ length: documents }, (_, at) => (words[at] ? Math.log((words[at] + smooth) / (sum / documents + smooth)) : 0));
}
