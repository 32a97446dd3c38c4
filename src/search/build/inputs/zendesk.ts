import type { Draft } from '../draft.ts';
import { parsePiece } from '../html-tree.ts';
import { readMatter } from '../matter.ts';
import { fieldsOf, listOf, mostOf, shareOf, textOf, withQuery, type ExportShape, type Fields, type JsonDocument } from './export-shape.ts';
import type { ReaderTools } from './reader.ts';

/**
 * Help Center of Zendesk: `articles.json`, `sections.json` and `categories.json` of its API, a page or several, apart or
 * side-loaded. Articles for signed-in people only are left out: an index is public.
 */
export const zendesk: ExportShape = {
  name: 'Zendesk Help Center',
  fits(data) {
    const { articles, article, sections, categories } = fieldsOf(data);
    const isArticle = (one: Fields) => 'section_id' in one && 'body' in one;
    const isGroup = (one: Fields) => /\/hc\/|\/help_center\//.test(textOf(one['html_url']) + textOf(one['url']));
    return listOf(articles ?? [article]).some(isArticle) || listOf(sections).some((one) => 'category_id' in one) || listOf(categories).some(isGroup);
  },
  read(documents, tools) {
    const all = (name: string) => documents.flatMap(({ data }) => listOf(fieldsOf(data)[name]));
    const names = createNames(all('sections'), all('categories'));
    const articles = documents.flatMap((document) => articlesIn(document));
    const mostVotes = mostOf(articles.map(({ article }) => article['vote_sum']));
    return articles.flatMap(({ article, document }) => draftOf({ article, document, mostVotes, category: names(article['section_id']) }, tools));
  },
  follow({ data, address }) {
    const { next_page, links, sections, articles } = fieldsOf(data);
    const next = textOf(next_page) || textOf(fieldsOf(links)['next']);
    const { pathname } = new URL(address);
    const base = /^(\/api\/v2\/help_center(?:\/[a-z]{2}(?:-[a-z0-9]+)?)?)\//i.exec(pathname)?.[1];
    const groups = articles === undefined || sections !== undefined || base === undefined ? [] : ['sections', 'categories'];
    return [
      ...(next === '' ? [] : [next]),
      ...groups.map((name) => withQuery(new URL(`${base}/${name}.json`, address).href, { per_page: 100 })),
    ];
  },
};

function articlesIn(document: JsonDocument): { readonly article: Fields; readonly document: JsonDocument }[] {
  const { articles, article } = fieldsOf(document.data);
  return listOf(articles ?? [article]).map((one) => ({ article: one, document }));
}

interface Found {
  readonly article: Fields;
  readonly document: JsonDocument;
  readonly category: string;
  readonly mostVotes: number;
}

function draftOf({ article, document: { file }, category, mostVotes }: Found, { report, nextId }: ReaderTools): Draft[] {
  const title = textOf(article['title']) || textOf(article['name']);
  const id = textOf(article['id']) || nextId(title);
  const place = { file: `${file}#${id}`, line: 1 };
  if (article['user_segment_id'] !== undefined && article['user_segment_id'] !== null) {
    report.add('not-public', place, `"${title}" is for signed-in people only and was left out.`);
    return [];
  }
  const matter = readMatter(
    {
      id, title, category,
      tags: article['label_names'],
      updated: article['edited_at'] ?? article['updated_at'],
      locale: article['locale'],
      draft: article['draft'],
      // What the shop has put on top counts as much as what helped most.
      popularity: article['promoted'] === true ? 100 : shareOf(article['vote_sum'], mostVotes),
    },
    (message) => report.add('front-matter-value', place, message),
  );
  const address = textOf(article['html_url']);
  return [{ ...place, id, title, category, matter, nodes: parsePiece(textOf(article['body'])), paths: [], addresses: address === '' ? [] : [address] }];
}

/** A section's name behind that of its category and the sections around it. */
function createNames(sections: readonly Fields[], categories: readonly Fields[]): (section: unknown) => string {
  const byId = (groups: readonly Fields[]) => new Map(groups.map((group) => [textOf(group['id']), group]));
  const [sectionsById, categoriesById] = [byId(sections), byId(categories)];
  return (section) => {
    const names: string[] = [];
    let at = sectionsById.get(textOf(section));
    // Ten deep is more than Zendesk allows; a ring in a hostile file ends here too.
    for (let depth = 0; at !== undefined && depth < 10; depth++) {
      names.unshift(textOf(at['name']));
      const parent = sectionsById.get(textOf(at['parent_section_id']));
      if (parent === undefined) names.unshift(textOf(categoriesById.get(textOf(at['category_id']))?.['name']));
      at = parent;
    }
    return names.filter((name) => name !== '').join(' / ');
  };
}
