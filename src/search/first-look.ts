import type { CompactIndex } from './compact-index.ts';
import type { Question } from './question.ts';

/** What the index alone says about an article. */
export interface FirstImpression {
  readonly document: number;
  /** Lunr's weights of the asked terms in questions and tags, and in the body; over the question's weight. */
  readonly questions: number;
  readonly body: number;
  /** The share of the question that is somewhere in the article. */
  readonly coverage: number;
}

/**
 * Finds the articles that hold anything of a question and keeps at most `limit` of them: those Lunr would rank first,
 * with an extra for holding much of the question.
 */
export type LookFirst = (question: Question, limit: number) => FirstImpression[];

export function createLookFirst(index: CompactIndex): LookFirst {
  // A number for every document. Reused, and made of numbers only: a common word is in thousands of documents, and as many
  // small objects a keystroke would keep the garbage collector busy.
  const column = () => new Float64Array(index.documents);
  const [title, questions, body, coverage, best] = [column(), column(), column(), column(), column()];
  const partOf = index.fields.map(({ name }) => (name === 'title' ? title : name === 'body' ? body : questions));
  const found = new Uint32Array(index.documents);
  const touched = new Uint32Array(index.documents);

  /** Adds up what every word finds, and gives the number of documents anything was found in. */
  function gather({ words }: Question): number {
    let foundCount = 0;
    for (const { weight, lookups } of words) {
      let touchedCount = 0;
      for (const { term, degree, gain } of lookups) {
        index.visit(term, (document, lunrWeight, field) => {
          const part = partOf[field] ?? questions;
          part[document] = (part[document] ?? 0) + gain * lunrWeight;
          if (best[document] === 0) touched[touchedCount++] = document;
          if (degree > (best[document] ?? 0)) best[document] = degree;
        });
      }
      for (let at = 0; at < touchedCount; at++) {
        const document = touched[at] ?? 0;
        if (coverage[document] === 0) found[foundCount++] = document;
        coverage[document] = (coverage[document] ?? 0) + weight * (best[document] ?? 0);
        best[document] = 0;
      }
    }
    return foundCount;
  }

  const valueOf = (document: number) =>
    (title[document] ?? 0) + (questions[document] ?? 0) + (body[document] ?? 0) + 4 * (coverage[document] ?? 0);

  return (question, limit) => {
    const count = gather(question);
    const documents = found.subarray(0, count);
    const impressions = highest(documents, limit, valueOf).map((document) => ({
      document,
      questions: (questions[document] ?? 0) / question.weight,
      body: (body[document] ?? 0) / question.weight,
      coverage: (coverage[document] ?? 0) / question.weight,
    }));
    for (const document of documents) for (const part of [title, questions, body, coverage]) part[document] = 0;
    return impressions;
  };
}

/** The documents of the highest values, without sorting all the others. */
function highest(documents: Uint32Array, limit: number, valueOf: (document: number) => number): number[] {
  const kept: number[] = [];
  const values: number[] = [];
  for (const document of documents) {
    const value = valueOf(document);
    if (kept.length === limit && value <= (values[limit - 1] ?? 0)) continue;
    let at = Math.min(kept.length, limit - 1);
    for (; at > 0 && value > (values[at - 1] ?? 0); at--) {
      kept[at] = kept[at - 1] ?? 0;
      values[at] = values[at - 1] ?? 0;
    }
    kept[at] = document;
    values[at] = value;
  }
  return kept;
}
