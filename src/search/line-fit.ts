import type { Line } from './lines.ts';
import type { Question } from './question.ts';
import type { TermWeights } from './term-weights.ts';

/** How well an article's lines fit a question; every number is between 0 and 1. */
export interface LineFit {
  /** The share of the question that is in the title, and of the title that is in the question. */
  readonly askedInTitle: number;
  readonly titleInAsked: number;
  /** How well the best line fits: both shares as one (their harmonic mean). */
  readonly best: number;
  /** How close the third best line is (cosine): one line, or two, may fit by chance. */
  readonly third: number;
  /** The share of the question that stands in one line word beside word. */
  readonly pairs: number;
}

/** Compares lines with one question. */
export type CompareLines = (lines: readonly Line[]) => LineFit;

export function createCompareLines(question: Question, weights: TermWeights): CompareLines {
  const { words, sequence, weight: asked } = question;
  // For every term a word may mean: how far each of the words means it.
  const degrees = new Map<number, Float64Array>();
  words.forEach(({ terms }, at) => {
    for (const [term, degree] of terms) {
      let row = degrees.get(term);
      if (row === undefined) degrees.set(term, (row = new Float64Array(words.length)));
      row[at] = degree;
    }
  });
  const lineWeights = words.map(({ term, share }) => (term < 0 ? weights.ofLines(-1) * share : weights.ofLines(term)));
  const length = Math.sqrt(lineWeights.reduce((sum, weight) => sum + weight * weight, 0));

  // First term → second term → weight: keys put together from both would be made for every two words of every line.
  const pairWeights = new Map<number, Map<number, number>>();
  sequence.forEach((word, at) => {
    const before = sequence[at - 1];
    if (!before || before.term < 0 || word.term < 0) return;
    const seconds = pairWeights.get(before.term) ?? new Map<number, number>();
    pairWeights.set(before.term, seconds.set(word.term, (before.weight + word.weight) / 2));
  });

  const best = new Float64Array(words.length);
  function fit(line: Line): { asked: number; meant: number; cosine: number } {
    best.fill(0);
    let meant = 0;
    let all = 0;
    let square = 0;
    for (const term of line.terms) {
      const weight = weights.ofArticles(term);
      const lineWeight = weights.ofLines(term);
      all += weight;
      square += lineWeight * lineWeight;
      const row = degrees.get(term);
      if (row === undefined) continue;
      let most = 0;
      for (let at = 0; at < row.length; at++) {
        const degree = row[at] ?? 0;
        if (degree > most) most = degree;
        if (degree > (best[at] ?? 0)) best[at] = degree;
      }
      meant += most * weight;
    }
    let found = 0;
    let dot = 0;
    for (let at = 0; at < words.length; at++) {
      found += (best[at] ?? 0) * (words[at]?.weight ?? 0);
      dot += (best[at] ?? 0) * (lineWeights[at] ?? 0) ** 2;
    }
    return { asked: found / asked, meant: meant / (all || 1), cosine: dot / (length * Math.sqrt(square) || 1) };
  }

  function pairsIn({ order }: Line): number {
    let found = 0;
    for (let at = 1; at < order.length; at++) found += pairWeights.get(order[at - 1] ?? -1)?.get(order[at] ?? -1) ?? 0;
    return found / asked;
  }

  return (lines) => {
    const fits = lines.map(fit);
    const [title] = fits;
    const closest = fits.map(({ cosine }) => cosine).sort((a, b) => b - a);
    return {
      askedInTitle: title?.asked ?? 0,
      titleInAsked: title?.meant ?? 0,
      best: Math.max(0, ...fits.map(({ asked: a, meant: b }) => (2 * a * b) / (a + b || 1))),
      third: closest[2] ?? 0,
      pairs: pairWeights.size === 0 ? 0 : Math.max(0, ...lines.map(pairsIn)),
    };
  };
}
