import type { Draft } from '../draft.ts';
import { parsePiece } from '../html-tree.ts';
import { readMatter } from '../matter.ts';
import { fieldsOf, listOf, textOf, type ExportShape, type Fields } from './export-shape.ts';
import { nodesOfText } from './loose-text.ts';
import type { ReaderTools } from './reader.ts';

/** A list of articles as anybody may write it: `[{ "title": "…", "body": "…" }]`, also as `{ "articles": […] }`. */
export const jsonList: ExportShape = {
  name: 'a list of articles',
  fits: (data) => articlesIn(data).some((article) => titleOf(article) !== '' && bodyOf(article) !== undefined),
  read: (documents, tools) => documents.flatMap(({ file, data }) => articlesIn(data).flatMap((article, at) => draftOf(article, { file, at }, tools))),
  follow: () => [],
};

function draftOf(article: Fields, { file, at }: { readonly file: string; readonly at: number }, { report, nextId }: ReaderTools): Draft[] {
  // A list has no lines worth telling; which article it is, people can count.
  const place = { file, line: at + 1 };
  const title = titleOf(article);
  if (title === '') {
    report.add('title-missing', place, `Article ${at + 1} of the list has no title and was left out.`);
    return [];
  }
  const { title: _, ...matter } = readMatter({ ...article, questions: article['questions'] ?? article['phrasings'] }, (message) => report.add('front-matter-value', place, message));
  const html = textOf(article['html']);
  const nodes = html === '' ? nodesOfText(bodyOf(article) ?? '', place.line) : parsePiece(html, place.line);
  const url = textOf(article['url']);
  return [{ ...place, title, id: matter.id ?? nextId(title), category: matter.category ?? '', matter, nodes, paths: [], addresses: /^https?:/.test(url) ? [url] : [] }];
}

function articlesIn(data: unknown): Fields[] {
  const { articles, faq, items, questions } = fieldsOf(data);
  return listOf(Array.isArray(data) ? data : (articles ?? faq ?? items ?? questions));
}

function titleOf(article: Fields): string {
  return textOf(article['title'] ?? article['question'] ?? article['name']);
}

function bodyOf(article: Fields): string | undefined {
  const body = article['body'] ?? article['answer'] ?? article['html'] ?? article['text'] ?? article['content'] ?? article['markdown'];
  return typeof body === 'string' ? body : undefined;
}
