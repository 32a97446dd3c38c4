import type { ArticleSummary } from '../protocol/article.ts';
import { damaged } from './error.ts';

/** Reads the list of summaries; what is left out has its plain default. */
export function readSummaries(bytes: Uint8Array, count: number): ArticleSummary[] {
  const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(list) || list.length !== count) throw damaged('list of articles');
  return list.map(summaryOf);
}

/** Leaves out what is at its default: most articles have neither tags nor pages. */
export function writeSummaries(summaries: readonly ArticleSummary[]): string {
  return JSON.stringify(
    summaries.map((summary) =>
      Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0))),
    ),
  );
}

function summaryOf(raw: Partial<Record<keyof ArticleSummary, unknown>>): ArticleSummary {
  const popularity = Number(raw.popularity ?? 0);
  return {
    id: String(raw.id),
    title: String(raw.title),
    category: String(raw.category ?? ''),
    tags: textsOf(raw.tags),
    popularity: popularity >= 0 && popularity <= 100 ? popularity : 0,
    pages: textsOf(raw.pages),
    updated: String(raw.updated ?? ''),
    questions: textsOf(raw.questions),
  };
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
