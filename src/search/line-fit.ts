import type { Line } from './lines.ts';
import type { Question } from './question.ts';

/** How well an article's lines fit a question; every number is between 0 and 1. */
export interface LineFit {
  /** The share of the question that is in the title, and of the title that is in the question. */
  readonly askedInTitle: number;
  readonly titleInAsked: number;
  /** How well the best line fits: both shares as one (their harmonic mean). */
  readonly best: number;
  /** How well the third best line fits, and five on the average: one line, or two, may fit by chance. */
  readonly third: number;
  readonly five: number;
  /** The share of the question that stands in one line word beside word. */
  readonly pairs: number;
}

/** Compares an article's lines, its title first, with one question. */
export type CompareLines = (lines: readonly Line[]) => LineFit;

export function createCompareLines({ words, sequence, weight: asked }: Question): CompareLines {
  // For every term a word may mean: how far each of the words means it.
  const degrees = new Map<number, Float64Array>();
  words.forEach(({ terms }, at) => {
    for (const [term, degree] of terms) {
      const row = degrees.get(term) ?? new Float64Array(words.length);
      row[at] = degree;
      degrees.set(term, row);
    }
  });

  // First term → second term → weight: keys put together from both would be made for every two words of every line.
  const pairWeights = new Map<number, Map<number, number>>();
  sequence.forEach((word, at) => {
    const before = sequence[at - 1];
    if (!before || before.term < 0 || word.term < 0) return;
    const seconds = pairWeights.get(before.term) ?? new Map<number, number>();
    pairWeights.set(before.term, seconds.set(word.term, (before.weight + word.weight) / 2));
  });

  const best = new Float64Array(words.length);
  function fit({ terms, order }: Line) {
    best.fill(0);
    let meant = 0;
    let all = 0;
    for (const [term, weight] of terms) {
      all += weight;
      let most = 0;
      degrees.get(term)?.forEach((degree, at) => {
        most = Math.max(most, degree);
        best[at] = Math.max(best[at]!, degree);
      });
      meant += most * weight;
    }
    meant /= all || 1;
    let found = 0;
    best.forEach((degree, at) => (found += (degree * words[at]!.weight) / asked));
    let pairs = 0;
    order.forEach((term, at) => (pairs += (pairWeights.get(order[at - 1]!)?.get(term) ?? 0) / asked));
    return { found, meant, both: (2 * found * meant) / (found + meant || 1), pairs };
  }

  return (lines) => {
    const fits = lines.map(fit);
    const [{ found, meant }] = fits as [(typeof fits)[0]];
    const [best = 0, second = 0, third = 0, fourth = 0, fifth = 0] = fits.map(({ both }) => both).sort((a, b) => b - a);
    return {
      askedInTitle: found,
      titleInAsked: meant,
      best,
      third,
      five: (best + second + third + fourth + fifth) / 5,
      pairs: Math.max(...fits.map(({ pairs }) => pairs)),
    };
  };
}
