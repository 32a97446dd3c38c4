import type { AskedWord, Question } from './question.ts';
import { evidenceWeights, type Ranked } from './ranker.ts';

/** Below this the best article is taken for noise, unless it holds most of what was asked. */
export const leastConfidence = 0.3;

/** An article that holds so much of the question is shown however badly it fits otherwise. */
const enoughCoverage = 0.5;

/** A word is met this far at least. One or two words are answered if any is: they may be all that is typed yet, or another word for the right one. */
const enoughDegree = 0.35;

/**
 * How sure it is that the best article answers at all, from 0 to 1: a regression on its score (but for how often it is
 * asked, which says nothing about this question), on how well its best line fits, and on how many telling words were typed
 * that are met.
 */
export function confidenceIn([best]: readonly Ranked[], question: Question): number {
  if (!best) return 0;
  const own = best.score - evidenceWeights.extent * best.evidence.extent;
  const met = tellingWords(question).filter(isMet).length;
  return 1 / (1 + Math.exp(2.53 - 0.12 * own - 2.79 * best.evidence.best - Math.log(1 + met)));
}

/** Whether there is an answer among what was found. When not, it is kinder to say so than to list noise. */
export function hasAnswer(ranked: readonly Ranked[], question: Question): boolean {
  if (!ranked[0]) return false;
  const telling = tellingWords(question);
  return (
    confidenceIn(ranked, question) >= leastConfidence ||
    ranked.slice(0, 3).some(({ evidence }) => evidence.coverage >= enoughCoverage) ||
    (telling.length <= 2 && telling.some(isMet))
  );
}

const tellingWords = ({ words }: Question) => words.filter(({ share }) => share === 1);

const isMet = ({ lookups }: AskedWord) => lookups.some(({ degree }) => degree >= enoughDegree);
