import type { Draft } from '../draft.ts';
import { parsePiece } from '../html-tree.ts';
import { readMatter } from '../matter.ts';
import { fieldsOf, listOf, textOf, withQuery, type ExportShape, type Fields, type JsonDocument } from './export-shape.ts';
import type { ReaderTools } from './reader.ts';

const groups = ['collections', 'categories', 'articles'] as const;

/**
 * Docs of Help Scout: collections, categories and articles of its API. Its lists of articles hold no texts, so each
 * article is a document of its own; a file may hold them as one list.
 */
export const helpScout: ExportShape = {
  name: 'Help Scout Docs',
  fits(data) {
    const fields = fieldsOf(data);
    return groups.some((name) => Array.isArray(fieldsOf(fields[name])['items'])) || isArticle(fieldsOf(fields['article']));
  },
  read(documents, tools) {
    const all = (name: (typeof groups)[number]) => documents.flatMap(({ data }) => listOf(fieldsOf(fieldsOf(data)[name])['items']));
    const collections = new Map(all('collections').map((collection) => [textOf(collection['id']), collection]));
    const categories = new Map(all('categories').map((category) => [textOf(category['id']), textOf(category['name'])]));
    const found = documents.flatMap((document) => articlesIn(document));
    const whole = new Set(found.filter(({ article }) => typeof article['text'] === 'string').map(({ article }) => textOf(article['id'])));
    return found.flatMap(({ article, document: { file } }) => {
      if (typeof article['text'] === 'string') return draftOf({ article, file, collections, categories }, tools);
      const id = textOf(article['id']);
      if (!whole.has(id)) tools.report.add('no-content', { file: `${file}#${id}`, line: 1 }, `"${textOf(article['name'])}" is only listed; its text is at /v1/articles/${id}.`);
      return [];
    });
  },
  follow({ data, address }) {
    const fields = fieldsOf(data);
    return groups.flatMap((name) => {
      const { items, page, pages } = fieldsOf(fields[name]);
      const next = typeof page === 'number' && typeof pages === 'number' && page < pages ? [withQuery(address, { page: page + 1 })] : [];
      return [...next, ...listOf(items).flatMap((item) => addressesOf(name, item, address))];
    });
  },
};

function addressesOf(name: (typeof groups)[number], item: Fields, address: string): string[] {
  const at = (path: string) => new URL(`/v1/${path}`, address).href;
  const id = encodeURIComponent(textOf(item['id']));
  if (name === 'collections') return isPublic(item) ? [at(`collections/${id}/categories`), withQuery(at(`collections/${id}/articles`), { pageSize: 100 })] : [];
  return name === 'articles' && item['status'] !== 'notpublished' && item['text'] === undefined ? [at(`articles/${id}`)] : [];
}

function articlesIn(document: JsonDocument): { readonly article: Fields; readonly document: JsonDocument }[] {
  const { articles, article } = fieldsOf(document.data);
  return listOf(article === undefined ? fieldsOf(articles)['items'] : [article]).map((one) => ({ article: one, document }));
}

interface Found {
  readonly article: Fields;
  readonly file: string;
  readonly collections: ReadonlyMap<string, Fields>;
  readonly categories: ReadonlyMap<string, string>;
}

function draftOf({ article, file, collections, categories }: Found, { report, nextId }: ReaderTools): Draft[] {
  const title = textOf(article['name']);
  const id = textOf(article['id']) || nextId(title);
  const place = { file: `${file}#${id}`, line: 1 };
  const collection = collections.get(textOf(article['collectionId']));
  if (collection !== undefined && !isPublic(collection)) {
    report.add('not-public', place, `"${title}" is in a private collection and was left out.`);
    return [];
  }
  const first = (Array.isArray(article['categories']) ? article['categories'] : []).map((one) => categories.get(textOf(one))).find((name) => name !== undefined);
  const names = [collections.size > 1 ? textOf(collection?.['name']) : '', first ?? ''].filter((name) => name !== '');
  const popularity = Number(article['popularity'] ?? 1);
  const matter = readMatter(
    {
      id, title,
      category: names.join(' / '),
      tags: article['keywords'],
      updated: article['lastPublishedAt'] ?? article['updatedAt'],
      draft: article['status'] === 'notpublished',
      // Help Scout counts from 1 to 5.
      popularity: popularity >= 1 && popularity <= 5 ? Math.round((popularity - 1) * 25) : 0,
    },
    (message) => report.add('front-matter-value', place, message),
  );
  const address = textOf(article['publicUrl']);
  return [{ ...place, id, title, category: names.join(' / '), matter, nodes: parsePiece(textOf(article['text'])), paths: [], addresses: address === '' ? [] : [address] }];
}

function isArticle(article: Fields): boolean {
  return 'collectionId' in article && typeof article['text'] === 'string';
}

function isPublic(collection: Fields): boolean {
  return collection['visibility'] !== 'private';
}
