import type { Question } from './question.ts';
import { evidenceWeights, type Ranked } from './ranker.ts';

/** Below this the best article is taken for noise, unless it holds most of what was asked. */
export const leastConfidence = 0.3;

/** An article that holds so much of the question is shown however badly it fits otherwise. */
const enoughCoverage = 0.5;

/** One or two words are answered if any is met this far: they may be all that is typed yet, or another word for the right one. */
const enoughDegree = 0.35;

/** Customers with a question write a few words; more than these say nothing further. */
const fewWords = 4;

/**
 * How sure it is that the best article answers at all, from 0 to 1: a regression on its score (but for how often it is
 * asked, which says nothing about this question), on how well its best line fits, and on how few words were typed.
 */
export function confidenceIn({ score, evidence }: Ranked, question: Question): number {
  const own = score - evidenceWeights.extent * evidence.extent;
  const words = Math.log(1 + Math.min(question.sequence.length, fewWords));
  return 1 / (1 + Math.exp(4.71 - 0.24 * own - 2.16 * evidence.best - 1.77 * words));
}

/** Whether there is an answer among what was found. When not, it is kinder to say so than to list noise. */
export function hasAnswer(ranked: readonly Ranked[], question: Question): boolean {
  const [best] = ranked;
  if (best === undefined) return false;
  const telling = question.words.filter(({ share }) => share === 1);
  return (
    confidenceIn(best, question) >= leastConfidence ||
    ranked.slice(0, 3).some(({ evidence }) => evidence.coverage >= enoughCoverage) ||
    (telling.length <= 2 && telling.some(({ lookups }) => (lookups[0]?.degree ?? 0) >= enoughDegree))
  );
}
