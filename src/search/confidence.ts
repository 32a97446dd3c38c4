import type { Question } from './question.ts';
import type { Ranked } from './ranker.ts';

/** Below this the best article is taken for noise, unless it holds most of what was asked. */
export const leastConfidence = 0.21;

/**
 * An article that holds so much of the question is shown however badly it fits otherwise. Of one or two words a little is
 * enough: they may be all a shopper has typed yet, or another word for the one in the title.
 */
const enoughCoverage = { short: 0.15, long: 0.5 } as const;

/**
 * How sure it is that the best article answers at all, from 0 to 1: a regression on its score, on how well its best line
 * fits, and on how many words were typed, since a long text that fits badly says more than a short one.
 */
export function confidenceIn({ score, evidence }: Ranked, question: Question): number {
  const sum = 0.213 * score + 3 * evidence.best + 0.8 * Math.log(1 + question.sequence.length) - 3.66;
  return 1 / (1 + Math.exp(-sum));
}

/** Whether there is an answer among what was found. When not, it is kinder to say so than to list noise. */
export function hasAnswer(ranked: readonly Ranked[], question: Question): boolean {
  const [best] = ranked;
  if (best === undefined) return false;
  const isShort = question.words.filter(({ share }) => share === 1).length <= 2;
  const enough = isShort ? enoughCoverage.short : enoughCoverage.long;
  return confidenceIn(best, question) >= leastConfidence || ranked.slice(0, 3).some(({ evidence }) => evidence.coverage >= enough);
}
