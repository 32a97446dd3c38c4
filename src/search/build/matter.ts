import { pagePattern } from './page-pattern.ts';

/** What an article says about itself beside its text, wherever that stands: front matter, columns, fields of an export. */
export interface Matter {
  readonly title?: string;
  readonly id?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly questions: readonly string[];
  /** Words that find the article and are not in it. */
  readonly synonyms: readonly string[];
  readonly pages: readonly string[];
  readonly popularity: number;
  readonly updated: string;
  /** The language it is written in, when it says so. */
  readonly locale?: string;
  readonly isDraft: boolean;
}

/** Values by name, as somebody wrote them. */
export type RawMatter = Readonly<Record<string, unknown>>;

/** Reads what an article says about itself. What cannot be meant is left out and complained about. */
export function readMatter(data: RawMatter, complain: (message: string) => void): Matter {
  const popularity = Number(textOf(data['popularity']) || 0);
  const isScore = popularity >= 0 && popularity <= 100;
  if (!isScore) complain(`popularity must be a number from 0 to 100, not "${textOf(data['popularity'])}"; it counts as 0.`);
  const day = textOf(data['updated'] ?? data['date'] ?? data['lastmod']).slice(0, 10);
  const isDay = day === '' || /^\d{4}-\d\d-\d\d$/.test(day);
  if (!isDay) complain(`updated must be a day such as 2026-07-22, not "${day}"; it is left out.`);
  const locale = textOf(data['locale'] ?? data['lang'] ?? data['language']).replaceAll('_', '-');
  const isTag = locale === '' || isLanguageTag(locale);
  if (!isTag) complain(`locale must be a language tag such as en or de-AT, not "${locale}"; the build's own counts.`);
  const pages = listOf(data['pages'], /[\s,|]+/).map((written) => ({ written, pattern: pagePattern(written) }));
  for (const { written, pattern } of pages) {
    if (pattern === undefined) complain(`pages must be paths such as "/cart*" or addresses such as "shop.example/cart", without "#", not "${written}"; it is left out.`);
  }
  const title = textOf(data['title']);
  const id = textOf(data['id']);
  const category = textOf(data['category']);
  return {
    ...(title !== '' && { title }),
    ...(id !== '' && { id }),
    ...(category !== '' && { category }),
    ...(isTag && locale !== '' && { locale }),
    tags: listOf(data['tags'], /[,|\n]/),
    questions: listOf(data['questions'], /[|\n]/),
    synonyms: listOf(data['synonyms'], /[,|\n]/),
    pages: pages.flatMap(({ pattern }) => pattern ?? []),
    popularity: isScore ? popularity : 0,
    updated: isDay ? day : '',
    isDraft: textOf(data['draft']) === 'true',
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';
}

/** A list, or one text with separators. */
function listOf(value: unknown, separator: RegExp): string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(separator);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

function isLanguageTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== undefined;
  } catch {
    return false;
  }
}
