import { posix } from 'node:path';
import { createIds, type Draft, type SourceFile } from '../draft.ts';
import type { Report } from '../report.ts';
import { readCsvFile } from './csv-file.ts';
import { readHtmlPage } from './html-page.ts';
import { parseJson, readJsonFiles } from './json-files.ts';
import { readMarkdownFile } from './markdown-file.ts';

/** What articles may be written in. */
type Format = 'markdown' | 'html' | 'csv' | 'json';

const endings: Readonly<Record<string, Format>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'json',
};

/** More is no article; and what reads it takes its time in more than its length. */
const longestText = 2_000_000;

/** Whether a file of this name may hold articles. */
export function isArticleFile(path: string): boolean {
  return endings[posix.extname(path).toLowerCase()] !== undefined;
}

/** Reads every article of one or more files, whatever they are written in; those that are not for readers are left out. */
export function readDrafts(sources: readonly SourceFile[], report: Report): Draft[] {
  const nextId = createIds();
  const documents: SourceFile[] = [];
  const drafts = sources.flatMap((source): Draft[] => {
    const format = formatOf(source);
    if (format === 'json') {
      documents.push(source);
      return [];
    }
    if (format === 'csv') return readCsvFile(source, { report, nextId });
    if (source.text.length > longestText) {
      report.add('too-large', { file: source.file, line: 1 }, `The file is larger than ${longestText / 1_000_000} MB, which no article is.`);
      return [];
    }
    return format === 'html' ? readHtmlPage(source, { report, nextId }) : readMarkdownFile(source, report);
  });
  return [...drafts, ...readJsonFiles(documents, { report, nextId })].filter(({ matter, file, line }) => {
    if (matter.isDraft) report.add('draft', { file, line }, 'The article is a draft and was left out.');
    return !matter.isDraft;
  });
}

/** By its ending; what has none that says anything, by how it begins. */
function formatOf({ file, text }: SourceFile): Format {
  const known = endings[posix.extname(file.split(/[?#]/)[0] ?? '').toLowerCase()];
  if (known !== undefined) return known;
  if (/^\s*[[{]/.test(text) && parseJson(text) !== undefined) return 'json';
  const start = text.slice(0, 5_000).replace(/<!--[\s\S]*?-->/g, '');
  return /^\s*<(?:!doctype|html|\?xml|head|body|main|article)\b/i.test(start) ? 'html' : 'markdown';
}
