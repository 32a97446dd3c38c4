import type { Postings } from './postings.ts';

/** How many related articles one is given. */
const relatedCount = 3;

/** The words that tell most of an article stand for it. */
const wordsKept = 24;

/** A word in more articles than this tells too little to look through them all. */
const mostArticles = 400;

/** Less alike than this, articles only happen to share a word. */
const leastAlike = 0.12;

/** Numbers of terms and their weights in one article. */
type Vector = readonly (readonly [term: number, weight: number])[];

/**
 * Finds for each article those that speak of the same, most alike first: by the cosine of their words' weights, rare words
 * counting more and those of `light` not at all. Uses what Lunr's builder has counted already, so that ten thousand articles take a moment.
 */
export function findRelated({ documents, terms, fields }: Postings, light: ReadonlySet<string>): number[][] {
  const vectors = Array.from({ length: documents }, (): [number, number][] => []);
  const weights = new Float64Array(documents);
  terms.forEach((word, term) => {
    if (light.has(word)) return;
    const touched: number[] = [];
    for (const { boost, byTerm } of fields) {
      const posting = byTerm[term]!;
      for (let at = 0; at < posting.length; at += 2) {
        const document = posting[at]!;
        if (weights[document] === 0) touched.push(document);
        weights[document]! += boost * (1 + Math.log(posting[at + 1]!));
      }
    }
    // A word of one article connects nothing; one of a third of all connects everything.
    if (touched.length > 1 && touched.length <= Math.min(mostArticles, Math.max(2, documents / 3))) {
      const rarity = Math.log(documents / touched.length) ** 2;
      for (const document of touched) vectors[document]!.push([term, weights[document]! * rarity]);
    }
    for (const document of touched) weights[document] = 0;
  });
  const kept = vectors.map(strongest);

  const byTerm = new Map<number, [document: number, weight: number][]>();
  kept.forEach((vector, document) => {
    for (const [term, weight] of vector) {
      const others = byTerm.get(term);
      if (others === undefined) byTerm.set(term, [[document, weight]]);
      else others.push([document, weight]);
    }
  });
  // Numbers in a row, used again and again: a map an article took most of a large build.
  const likeness = new Float64Array(documents);
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
function strongest(vector: Vector): Vector {
  const words = vector.toSorted(([a, one], [b, other]) => other - one || a - b).slice(0, wordsKept);
  const length = Math.sqrt(words.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return words.map(([term, weight]) => [term, weight / length]);
}
