import type { ArticleSummary } from '../protocol/article.ts';

/** Reads the list of summaries; what is left out has its plain default. Throws when it is no list. */
export function readSummaries(bytes: Uint8Array): ArticleSummary[] {
  return (JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<keyof ArticleSummary, unknown>>[]).map((raw) => ({
    id: String(raw.id),
    title: String(raw.title),
    category: String(raw.category ?? ''),
    tags: textsOf(raw.tags),
    popularity: Number(raw.popularity) || 0,
    pages: textsOf(raw.pages),
    updated: String(raw.updated ?? ''),
    questions: textsOf(raw.questions),
  }));
}

/** Leaves out what is at its default: most articles have neither tags nor pages. */
export function writeSummaries(summaries: readonly ArticleSummary[]): string {
  return JSON.stringify(
    summaries.map((summary) =>
      Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0))),
    ),
  );
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
