import type lunr from 'lunr';
import type { LunrBuilt } from './index-writer.ts';

/** How many related articles one is given. */
const relatedCount = 3;

/** The words that tell most of an article stand for it. */
const wordsKept = 24;

/** A word in more articles than this tells too little to look through them all. */
const mostArticles = 400;

/** Less alike than this, articles only happen to share a word. */
const leastAlike = 0.12;

/**
 * Finds for each article those that speak of the same, most alike first: by the cosine of their words' weights, rare words
 * counting more and those of `light` not at all. Uses what Lunr's builder has counted already, so that ten thousand articles take a moment.
 */
export function findRelated(builder: lunr.Builder, light: ReadonlySet<string>): number[][] {
  const { documentCount, invertedIndex, fieldTermFrequencies, _fields } = builder as unknown as LunrBuilt;
  const fields = Object.entries(_fields);
  const vectors = Array.from({ length: documentCount }, () => new Map<string, number>());
  for (const [term, posting] of Object.entries(invertedIndex)) {
    if (light.has(term)) continue;
    const weights = new Map<number, number>();
    for (const [field, { boost = 1 }] of fields) {
      for (const ref of Object.keys(posting[field] ?? {})) {
        const often = fieldTermFrequencies[`${field}/${ref}`]?.[term] ?? 1;
        weights.set(Number(ref), (weights.get(Number(ref)) ?? 0) + boost * (1 + Math.log(often)));
      }
    }
    // A word of one article connects nothing; one of a third of all connects everything.
    if (weights.size < 2 || weights.size > Math.min(mostArticles, Math.max(2, documentCount / 3))) continue;
    const rarity = Math.log(documentCount / weights.size) ** 2;
    for (const [document, weight] of weights) vectors[document]?.set(term, weight * rarity);
  }
  const kept = vectors.map(strongest);

  const byTerm = new Map<string, [document: number, weight: number][]>();
  kept.forEach((vector, document) => {
    for (const [term, weight] of vector) {
      const others = byTerm.get(term);
      if (others === undefined) byTerm.set(term, [[document, weight]]);
      else others.push([document, weight]);
    }
  });
  // Numbers in a row, used again and again: a map an article took most of a large build.
  const likeness = new Float64Array(documentCount);
  return kept.map((vector, own) => {
    const touched: number[] = [];
    for (const [term, weight] of vector) {
      for (const [document, other] of byTerm.get(term) ?? []) {
        if (likeness[document] === 0) touched.push(document);
        likeness[document]! += weight * other;
      }
    }
    const related = touched
      .filter((document) => document !== own && likeness[document]! >= leastAlike)
      .sort((a, b) => likeness[b]! - likeness[a]! || a - b)
      .slice(0, relatedCount);
    for (const document of touched) likeness[document] = 0;
    return related;
  });
}

/** The heaviest words, as a vector of length 1. */
function strongest(vector: ReadonlyMap<string, number>): [string, number][] {
  const words = [...vector].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, wordsKept);
  const length = Math.sqrt(words.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return words.map(([term, weight]) => [term, weight / length]);
}
