import { parseDocument } from 'yaml';
import type { Report } from './report.ts';

/** What an article says about itself above its text. */
export interface FrontMatter {
  readonly title?: string;
  readonly id?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly questions: readonly string[];
  readonly pages: readonly string[];
  readonly popularity: number;
  readonly updated: string;
  readonly isDraft: boolean;
}

/** Cuts the front matter off an article and reads it. `line` is where the text that remains begins. */
export function readFrontMatter(source: string, file: string, report: Report): { matter: FrontMatter; text: string; line: number } {
  const block = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(source);
  if (block === null) return { matter: matterOf({}, () => {}), text: source, line: 1 };
  const line = block[0].split('\n').length;

  // The failsafe schema leaves every value as it is written: an id of twenty digits or `007` must not become a number.
  const document = parseDocument(block[1] ?? '', { schema: 'failsafe' });
  for (const error of document.errors) {
    const at = 1 + (error.linePos?.[0].line ?? 1);
    report.add('front-matter', { file, line: at }, `The front matter cannot be read: ${error.message.split('\n')[0] ?? ''}`);
  }
  const data: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  if (typeof data !== 'object' || Array.isArray(data)) {
    report.add('front-matter', { file, line: 1 }, 'The front matter is not a list of names and values.');
  }
  const complain = (message: string) => report.add('front-matter-value', { file, line: 1 }, message);
  return { matter: matterOf(Object(data) as Readonly<Record<string, unknown>>, complain), text: source.slice(block[0].length), line };
}

function matterOf(data: Readonly<Record<string, unknown>>, complain: (message: string) => void): FrontMatter {
  const popularity = Number(textOf(data['popularity']) || 0);
  const isScore = popularity >= 0 && popularity <= 100;
  if (!isScore) complain(`popularity must be a number from 0 to 100, not "${textOf(data['popularity'])}"; it counts as 0.`);
  const day = textOf(data['updated'] ?? data['date'] ?? data['lastmod']).slice(0, 10);
  const isDay = day === '' || /^\d{4}-\d\d-\d\d$/.test(day);
  if (!isDay) complain(`updated must be a day such as 2026-07-22, not "${day}"; it is left out.`);
  const title = textOf(data['title']);
  const id = textOf(data['id']);
  const category = textOf(data['category']);
  return {
    ...(title !== '' && { title }),
    ...(id !== '' && { id }),
    ...(category !== '' && { category }),
    tags: listOf(data['tags'], /[,\n]/),
    questions: listOf(data['questions'], /\n/),
    pages: listOf(data['pages'], /[\s,]+/),
    popularity: isScore ? popularity : 0,
    updated: isDay ? day : '',
    isDraft: textOf(data['draft']) === 'true',
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** A YAML list, or one text with separators. */
function listOf(value: unknown, separator: RegExp): string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(separator);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
