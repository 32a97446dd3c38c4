import { textIn, type ElementNode } from '../element.ts';
import { findAll, parsePiece } from '../html-tree.ts';
import type { Report } from '../report.ts';
import type { PageQuestion } from './page-question.ts';

type Data = Readonly<Record<string, unknown>>;

/** The questions a page declares for search engines: an `FAQPage` of schema.org, written as JSON-LD. */
export function questionsInData(document: readonly ElementNode[], report: Report, file: string): PageQuestion[] {
  const scripts = findAll(document, ({ tag, attributes }) => tag === 'script' && /^application\/ld\+json\b/i.test(attributes['type'] ?? ''));
  return scripts.flatMap(({ children, line }) => {
    let data: unknown;
    try {
      data = JSON.parse(textIn(children));
    } catch {
      report.add('data-broken', { file, line }, 'The structured data (JSON-LD) is not valid JSON and was passed over.');
      return [];
    }
    return pagesIn(data).flatMap((page) => listOf(page['mainEntity']).flatMap((question) => questionOf(question, line)));
  });
}

/** Pages lie at the top, in a list, or in a `@graph`. */
function pagesIn(data: unknown): Data[] {
  return listOf(data).flatMap((thing) => (isOfType(thing, 'FAQPage') ? [thing] : listOf(thing['@graph']).filter((inside) => isOfType(inside, 'FAQPage'))));
}

function questionOf(question: Data, line: number): PageQuestion[] {
  if (!isOfType(question, 'Question')) return [];
  // Both may hold HTML; a name is a line of text all the same.
  const title = textIn(parsePiece(wordsOf(question['name'] ?? question['text']))).replace(/\s+/g, ' ').trim();
  const answer = listOf(question['acceptedAnswer'])[0] ?? listOf(question['suggestedAnswer'])[0];
  const nodes = parsePiece(wordsOf(answer?.['text'] ?? answer?.['description']), line);
  return title === '' ? [] : [{ title, category: '', nodes, line }];
}

function isOfType(thing: Data, type: string): boolean {
  const types = thing['@type'];
  return (Array.isArray(types) ? types : [types]).some((one) => typeof one === 'string' && one.replace(/^https?:\/\/schema\.org\//, '') === type);
}

function listOf(value: unknown): Data[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is Data => typeof one === 'object' && one !== null);
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
