import type { Query } from '../../../src/search/build/index.ts';
import { ours, rivals, type Ask } from './engines.ts';
import { typed, variants, type RelevanceSet, type Variant } from './sets.ts';

/** MRR@10 of one engine: for each variant its figure on each set, and their mean. */
export interface Relevance {
  readonly engine: string;
  readonly sets: Readonly<Record<Variant, readonly number[]>>;
  readonly means: Readonly<Record<Variant, number>>;
}

/** Asks every engine every question, as it was typed, with a slip, and with the last word unfinished. */
export async function measureRelevance(sets: readonly RelevanceSet[]): Promise<Relevance[]> {
  const results: Relevance[] = [];
  for (const { name, build } of [ours, ...rivals]) {
    const figures: Record<Variant, number[]> = { clean: [], 'one slip': [], 'last word cut': [] };
    for (const { articles, queries } of sets) {
      const ask = await build(articles);
      for (const variant of variants) figures[variant].push(await reciprocalRank(ask, typed(queries, variant)));
    }
    const mean = (variant: Variant) => figures[variant].reduce((sum, figure) => sum + figure, 0) / sets.length;
    results.push({ engine: name, sets: figures, means: { clean: mean('clean'), 'one slip': mean('one slip'), 'last word cut': mean('last word cut') } });
  }
  return results;
}

async function reciprocalRank(ask: Ask, queries: readonly Query[]): Promise<number> {
  let sum = 0;
  for (const { q, relevant } of queries) {
    const rank = (await ask(q)).slice(0, 10).findIndex((id) => relevant.includes(id)) + 1;
    if (rank > 0) sum += 1 / rank;
  }
  return sum / queries.length;
}

/** The share of pairs in which the first is larger; ties count half. */
export function areaUnderCurve(larger: readonly number[], smaller: readonly number[]): number {
  let sum = 0;
  for (const a of larger) for (const b of smaller) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / (larger.length * smaller.length);
}
