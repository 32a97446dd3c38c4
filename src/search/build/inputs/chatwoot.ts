import type { Draft } from '../draft.ts';
import { parseMarkdown } from '../markdown.ts';
import { readMatter } from '../matter.ts';
import { fieldsOf, listOf, mostOf, shareOf, textOf, withQuery, type ExportShape, type Fields, type JsonDocument } from './export-shape.ts';
import type { ReaderTools } from './reader.ts';

/** How many articles a portal gives at once. */
const perPage = 100;

/** Portals of Chatwoot: `/hc/<portal>/<locale>/articles.json` and `categories.json`, or the same lists of its API for accounts. */
export const chatwoot: ExportShape = {
  name: 'Chatwoot portals',
  fits(data) {
    const { payload } = fieldsOf(data);
    const isArticle = (one: Fields) => 'title' in one && 'content' in one && 'status' in one;
    const isCategory = (one: Fields) => 'name' in one && 'slug' in one && 'locale' in one;
    return listOf(payload).some((one) => isArticle(one) || isCategory(one));
  },
  read(documents, tools) {
    const items = documents.flatMap((document) => listOf(fieldsOf(document.data)['payload']).map((item) => ({ item, document })));
    const articles = items.filter(({ item }) => 'content' in item);
    const categories = new Map(items.filter(({ item }) => 'name' in item).map(({ item }) => [textOf(item['slug']), textOf(item['name'])]));
    const mostViews = mostOf(articles.map(({ item }) => item['views']));
    return articles.map(({ item, document }) => draftOf({ article: item, document, categories, mostViews }, tools));
  },
  follow({ data, address }) {
    const { payload, meta } = fieldsOf(data);
    const items = listOf(payload);
    const { pathname, searchParams } = new URL(address);
    const isArticles = /\/articles(?:\.json)?$/.test(pathname);
    if (!isArticles) return [];
    const page = Number(searchParams.get('page') ?? 1);
    const size = Number(searchParams.get('per_page') ?? items.length);
    const { articles_count, all_articles_count } = fieldsOf(meta);
    const hasMore = items.length > 0 && Number(articles_count ?? all_articles_count ?? 0) > (page - 1) * size + items.length;
    const base = pathname.replace(/(?:\/categories\/[^/]+)?\/articles(\.json)?$/, '/categories$1');
    // The first answer comes in the size its address asks for; the size must not change between pages.
    return [...(hasMore ? [withQuery(address, { page: page + 1, per_page: size })] : []), ...(page === 1 ? [new URL(base, address).href] : [])];
  },
};

/** Asks for as much at once as there may be. */
export function largePages(address: string): string {
  const isPortal = /^\/hc\/[^/]+\/[^/]+\/(?:categories\/[^/]+\/)?articles\.json$/.test(new URL(address).pathname);
  return isPortal ? withQuery(address, { per_page: perPage }) : address;
}

interface Found {
  readonly article: Fields;
  readonly document: JsonDocument;
  readonly categories: ReadonlyMap<string, string>;
  readonly mostViews: number;
}

function draftOf({ article, document: { file, address }, categories, mostViews }: Found, { report, nextId }: ReaderTools): Draft {
  const title = textOf(article['title']);
  const id = textOf(article['id']) || nextId(title);
  const place = { file: `${file}#${id}`, line: 1 };
  const { slug, locale, name } = fieldsOf(article['category']);
  const category = categories.get(textOf(slug)) ?? textOf(name);
  const matter = readMatter(
    {
      id, title, category,
      updated: dayOf(article['last_updated_at'] ?? article['updated_at']),
      locale: locale ?? article['locale'],
      // Published as the portal says it; the API for accounts says it by number or name, drafts and archived ones among them.
      draft: article['status'] !== 'published' && article['status'] !== 1,
      popularity: shareOf(article['views'], mostViews),
    },
    (message) => report.add('front-matter-value', place, message),
  );
  const link = textOf(article['link']);
  const published = link === '' || (address === undefined && !/^https?:/.test(link)) ? [] : [new URL(link.startsWith('hc/') ? `/${link}` : link, address).href];
  return { ...place, id, title, category, matter, nodes: parseMarkdown(textOf(article['content'])), paths: [], addresses: published };
}

/** A day as text, or as seconds since 1970. */
function dayOf(value: unknown): string {
  return typeof value === 'number' ? new Date(value * 1000).toISOString() : textOf(value);
}
