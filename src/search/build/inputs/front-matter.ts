import { parseDocument } from 'yaml';
import { readMatter, type Matter, type RawMatter } from '../matter.ts';
import type { Report } from '../report.ts';

/** Cuts the front matter off an article and reads it. `line` is where the text that remains begins. */
export function readFrontMatter(source: string, file: string, report: Report): { matter: Matter; text: string; line: number } {
  const block = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(source);
  if (block === null) return { matter: readMatter({}, () => {}), text: source, line: 1 };
  const line = block[0].split('\n').length;

  // The failsafe schema leaves every value as it is written: an id of twenty digits or `007` must not become a number.
  const document = parseDocument(block[1] ?? '', { schema: 'failsafe' });
  for (const error of document.errors) {
    const at = 1 + (error.linePos?.[0].line ?? 1);
    report.add('front-matter', { file, line: at }, `The front matter cannot be read: ${sentenceOf(error.message)}`);
  }
  const data: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  if (typeof data !== 'object' || Array.isArray(data)) {
    report.add('front-matter', { file, line: 1 }, 'The front matter is not a list of names and values.');
  }
  const complain = (message: string) => report.add('front-matter-value', { file, line: 1 }, message);
  return { matter: readMatter(Object(data) as RawMatter, complain), text: source.slice(block[0].length), line };
}

/** What the parser says, without its own count of lines, which begins at the front matter. */
function sentenceOf(message: string): string {
  return `${(message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}.`;
}
