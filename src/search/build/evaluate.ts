import * as v from 'valibot';
import { confidenceIn, leastConfidence } from '../confidence.ts';
import type { CompiledArticle } from './compile-articles.ts';
import { openPacked } from './open-packed.ts';
import { packArticles } from './pack.ts';

/** A question and the ids of the articles that answer it; none when no article does. */
export interface Query {
  readonly q: string;
  readonly relevant: readonly string[];
}

/** How well an FAQ answers, each from 0 to 1. */
export interface Evaluation {
  /** Questions that an article answers, and questions that none does. */
  readonly answerable: number;
  readonly unanswerable: number;
  /** One over the rank of the first right article, 0 beyond the tenth; the mean. */
  readonly mrr10: number;
  /** The share of the right articles among the first five; the mean. */
  readonly recall5: number;
  /** As `mrr10`, but every right article counts, less the lower it stands. */
  readonly ndcg10: number;
  /** How often an answerable question looks surer than an unanswerable one; null without any of the latter. */
  readonly noAnswerAuc: number | null;
  /** The share of answerable and of unanswerable questions for which search says that nothing fits. */
  readonly withheld: number;
  readonly declined?: number;
  /** The answerable questions that another article than a right one comes first for, or none. */
  readonly misses: readonly Miss[];
}

/** A question, and the ids of the first three articles that come instead. */
export interface Miss extends Query {
  readonly found: readonly string[];
}

/** Thrown when a file is not a list of queries; the message names the line. */
export class QueriesError extends Error {
  override readonly name = 'QueriesError';
}

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** One id may stand without its list, and none may be left out altogether. */
const ids = v.pipe(
  v.nullish(v.union([v.array(id), id]), []),
  v.transform((value) => [value].flat().filter((each) => each !== '')),
);

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const QuerySchema = v.pipe(
  v.object({ q: v.optional(text), query: v.optional(text), question: v.optional(text), text: v.optional(text), relevant: ids }),
  v.transform(({ q, query, question, text: words, relevant }) => ({ q: q ?? query ?? question ?? words, relevant })),
  v.object({ q: v.string(), relevant: v.array(v.string()) }),
);

/** Reads queries, one JSON object a line. */
export function readQueries(jsonLines: string): Query[] {
  return jsonLines.replace(/^\ufeff/, '').split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [v.parse(QuerySchema, JSON.parse(line))];
    } catch (cause) {
      throw new QueriesError(`Line ${at + 1} is not {"q": "...", "relevant": ["id"]}.`, { cause });
    }
  });
}

/** Measures the very reader and ranker the widget runs: articles are packed, the package is read, every query is asked. */
export async function evaluate(articles: readonly CompiledArticle[], queries: readonly Query[], locale: string): Promise<Evaluation> {
  const { articles: summaries, searcher } = await openPacked(packArticles(articles, { locale, images: new Map() }), locale);

  const results = queries.map(({ q, relevant }) => {
    const { question, ranked } = searcher.examine(q);
    const ids = ranked.slice(0, 10).map(({ document }) => summaries[document]?.id ?? '');
    return { q, ids, confidence: confidenceIn(ranked, question), relevant: new Set(relevant), isSilent: searcher.search(q, 1).length === 0 };
  });
  const answerable = results.filter(({ relevant }) => relevant.size > 0);
  const unanswerable = results.filter(({ relevant }) => relevant.size === 0);
  const confidences = (of: typeof results) => of.map(({ confidence }) => confidence);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    mrr10: meanOf(answerable, ({ ids, relevant }) => 1 / (ids.findIndex((id) => relevant.has(id)) + 1 || Infinity)),
    recall5: meanOf(answerable, ({ ids, relevant }) => ids.slice(0, 5).filter((id) => relevant.has(id)).length / relevant.size),
    ndcg10: meanOf(answerable, ({ ids, relevant }) => gainOf(ids.map((id) => relevant.has(id))) / gainOf([...relevant].slice(0, 10).map(() => true))),
    withheld: meanOf(answerable, ({ isSilent }) => Number(isSilent)),
    noAnswerAuc: unanswerable.length > 0 && answerable.length > 0 ? areaUnderCurve(confidences(answerable), confidences(unanswerable)) : null,
    ...(unanswerable.length > 0 && {
      declined: meanOf(unanswerable, ({ isSilent }) => Number(isSilent)),
    }),
    misses: answerable
      .filter(({ ids, relevant, isSilent }) => isSilent || !relevant.has(ids[0]!))
      .map(({ q, ids, relevant, isSilent }) => ({ q, relevant: [...relevant], found: isSilent ? [] : ids.slice(0, 3) })),
  };
}

/** Below this confidence search says that nothing fits. */
export const noAnswerThreshold = leastConfidence;

function gainOf(hits: readonly boolean[]): number {
  return hits.reduce((sum, isHit, at) => sum + (isHit ? 1 / Math.log2(at + 2) : 0), 0);
}

/** The share of pairs in which the first is larger; ties count half. */
function areaUnderCurve(larger: readonly number[], smaller: readonly number[]): number {
  return meanOf(larger, (a) => meanOf(smaller, (b) => (a > b ? 1 : a === b ? 0.5 : 0)));
}

function meanOf<T>(list: readonly T[], value: (item: T) => number): number {
  return list.length === 0 ? 0 : list.reduce((sum, item) => sum + value(item), 0) / list.length;
}
