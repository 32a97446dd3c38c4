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
  const columns = [...'12345'].map(() => new Float64Array(index.documents));
  const [title, questions, body, coverage, best] = columns as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const partOf = index.fields.map(({ name }) => (name === 'title' ? title : name === 'body' ? body : questions));

  /** Adds up what every word finds, and gives the documents anything was found in. */
  function gather({ words }: Question): number[] {
    const found: number[] = [];
    for (const { weight, lookups } of words) {
      const touched: number[] = [];
      for (const { term, degree, gain } of lookups) {
        index.visit(term, (document, lunrWeight, field) => {
          partOf[field]![document]! += gain * lunrWeight;
          if (!best[document]) touched.push(document);
          best[document] = Math.max(best[document]!, degree);
        });
      }
      for (const document of touched) {
        if (!coverage[document]) found.push(document);
        coverage[document]! += weight * best[document]!;
        best[document] = 0;
      }
    }
    return found;
  }

  return (question, limit) => {
    const documents = gather(question);
    const valueOf = (document: number) => title[document]! + questions[document]! + body[document]! + 4 * coverage[document]!;
    const impressions = highest(documents, limit, valueOf).map((document) => ({
      document,
      questions: questions[document]! / question.weight,
      body: body[document]! / question.weight,
      coverage: coverage[document]! / question.weight,
    }));
    for (const document of documents) for (const column of columns) column[document] = 0;
    return impressions;
  };
}

/** The documents of the highest values, without sorting all the others: a common word is in thousands. */
function highest(documents: readonly number[], limit: number, valueOf: (document: number) => number): number[] {
  const kept: number[] = [];
  const values: number[] = [];
  for (const document of documents) {
    const value = valueOf(document);
    if (kept.length === limit && value <= values[limit - 1]!) continue;
    let at = Math.min(kept.length, limit - 1);
    for (; at > 0 && value > values[at - 1]!; at--) {
      kept[at] = kept[at - 1]!;
      values[at] = values[at - 1]!;
    }
    kept[at] = document;
    values[at] = value;
  }
  return kept;
}
