import { parse, CsvError } from 'csv-parse/sync';
import type { Draft, SourceFile } from '../draft.ts';
import { readMatter } from '../matter.ts';
import { nodesOfText } from './loose-text.ts';
import type { ReaderTools } from './reader.ts';

/** Names of columns as people write them, and what they are. Any other column is left alone. */
const columns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'question title name frage titel pregunta titre domanda vraag fråga',
    body: 'answer body content text html markdown antwort respuesta réponse reponse risposta antwoord svar',
    id: 'id key',
    category: 'category section folder kategorie categoría catégorie',
    tags: 'tags labels keywords',
    questions: 'questions phrasings variants',
    synonyms: 'synonyms',
    pages: 'pages',
    popularity: 'popularity',
    updated: 'updated date lastmod',
    locale: 'locale lang language',
    draft: 'draft',
  }).flatMap(([column, names]) => names.split(' ').map((name): [string, string] => [name, column])),
);

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a table, an article a row: a question, an answer, and what more its first row names. */
export function readCsvFile(source: SourceFile, { report, nextId }: ReaderTools): Draft[] {
  const { file, text } = source;
  let rows: readonly Row[];
  try {
    // relax_column_count: a row that is short is told of below, with its line.
    const options = { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 1_000_000 } as const;
    rows = parse(text, options) as unknown as readonly Row[];
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    report.add('not-readable', { file, line: Number(thrown['lines'] ?? 1) }, `The table cannot be read: ${thrown.message}`);
    return [];
  }
  const head = rows[0]?.record.map((name) => columns.get(name.trim().toLowerCase()));
  const isNamed = head?.includes('title') === true && head.includes('body');
  if (!isNamed) report.add('no-header', { file, line: 1 }, 'No row names the columns (question, answer, …); the first column is taken for the question, the second for the answer.');
  const names = isNamed ? head : ['title', 'body'];

  return (isNamed ? rows.slice(1) : rows).flatMap(({ record, info }): Draft[] => {
    // The parser tells where a row ends.
    const line = info.lines - record.join('').split('\n').length + 1;
    const place = { file, line };
    const raw = Object.fromEntries(names.flatMap((name, at) => (name === undefined ? [] : [[name, record[at] ?? '']])));
    const matter = readMatter(raw, (message) => report.add('front-matter-value', place, message));
    const title = matter.title?.replace(/\s+/g, ' ');
    if (title === undefined) {
      report.add('title-missing', place, 'The row has no question and was left out.');
      return [];
    }
    const nodes = nodesOfText(raw['body'] ?? '', line);
    return [{ file, line, title, id: matter.id ?? nextId(title), category: matter.category ?? '', matter, nodes, paths: [], addresses: [] }];
  });
}

/** What stands most often between the names of the first line, quotations aside. */
function delimiterOf(text: string): string {
  const first = /^(?:[^\n"]|"(?:[^"]|"")*")*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const often = (delimiter: string) => first.split(delimiter).length - 1;
  return [',', ';', '\t', '|'].reduce((best, next) => (often(next) > often(best) ? next : best));
}
