import type { ArticleSummary } from '../protocol/article.ts';
import type { CompactIndex } from './compact-index.ts';

/** How much terms matter, light words lightened. */
export interface TermWeights {
  /** How much a term tells articles apart. */
  ofArticles(term: number): number;
  /** How much a term tells lines apart, which differs where one article says the same in many ways; -1 is a new word. */
  ofLines(term: number): number;
}

export function createTermWeights(index: CompactIndex, articles: readonly ArticleSummary[]): TermWeights {
  const { terms, lexicon, fields } = index;
  const byArticles = new Float64Array(terms.length);
  const lines = articles.reduce((sum, { questions }) => sum + 1 + questions.length, 0);
  let counts: Uint32Array | undefined;

  // Lines are made of the first fields only, so most of the postings need not be read.
  const lineFields = fields.filter(({ name }) => name === 'title' || name === 'questions').length;
  function countLines(): Uint32Array {
    const counted = new Uint32Array(terms.length);
    for (let term = 0; term < counted.length; term++) {
      index.visit(term, (_document, _weight, _field, often) => (counted[term] = (counted[term] ?? 0) + often), lineFields);
    }
    return counted;
  }

  return {
    ofArticles: (term) => (byArticles[term] ||= lexicon.lighten(terms[term] ?? '', index.rarity(term))),
    ofLines(term) {
      counts ??= countLines();
      return lexicon.lighten(terms[term] ?? '', Math.log(1 + lines / ((counts[term] ?? 0) + 0.5)));
    },
  };
}
