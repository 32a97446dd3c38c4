import type { CompactIndex } from './compact-index.ts';
import type { Question } from './question.ts';

/** What the index alone says about an article. */
export interface FirstImpression {
  /** Lunr's weights of the asked terms in the title, in questions and tags, in the body; over the question's weight. */
  readonly title: number;
  readonly questions: number;
  readonly body: number;
  /** The share of the question that is somewhere in the article. */
  readonly coverage: number;
}

/**
 * Finds the articles that hold anything of a question and keeps at most `limit` of them: those Lunr would rank first,
 * with an extra for holding much of the question.
 */
export type LookFirst = (question: Question, limit: number) => { readonly document: number; readonly impression: FirstImpression }[];

export function createLookFirst(index: CompactIndex): LookFirst {
  // A number for every document; reused, since one search is over before the next begins.
  const column = () => new Float64Array(index.documents);
  const parts = { title: column(), questions: column(), body: column() };
  const coverage = column();
  const best = column();
  const partOf = index.fields.map(({ name }) => (name === 'title' || name === 'body' ? parts[name] : parts.questions));

  /** Adds up what every word finds, and gives the documents anything was found in. */
  function gather({ words }: Question): number[] {
    const found: number[] = [];
    for (const { weight, share, lookup } of words) {
      const touched: number[] = [];
      for (const [term, degree] of lookup) {
        index.visit(term, (document, lunrWeight, field) => {
          const part = partOf[field];
          if (part) part[document] = (part[document] ?? 0) + degree * share * lunrWeight;
          if (best[document] === 0) touched.push(document);
          if (degree > (best[document] ?? 0)) best[document] = degree;
        });
      }
      for (const document of touched) {
        if (coverage[document] === 0) found.push(document);
        coverage[document] = (coverage[document] ?? 0) + weight * (best[document] ?? 0);
        best[document] = 0;
      }
    }
    return found;
  }

  return (question, limit) => {
    const found = gather(question).map((document) => {
      const take = (values: Float64Array) => {
        const value = (values[document] ?? 0) / question.weight;
        values[document] = 0;
        return value;
      };
      const impression = { title: take(parts.title), questions: take(parts.questions), body: take(parts.body), coverage: take(coverage) };
      return { document, impression, value: impression.title + impression.questions + impression.body + 4 * impression.coverage };
    });
    return found.sort((a, b) => b.value - a.value || a.document - b.document).slice(0, limit);
  };
}
