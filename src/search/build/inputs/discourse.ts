import type { Draft } from '../draft.ts';
import type { ElementNode } from '../element.ts';
import { parsePiece } from '../html-tree.ts';
import { readMatter } from '../matter.ts';
import { fieldsOf, listOf, mostOf, shareOf, textOf, type ExportShape, type Fields, type JsonDocument } from './export-shape.ts';
import { absolute } from './absolute.ts';
import type { ReaderTools } from './reader.ts';

/**
 * Topics of Discourse, each with its posts (`/t/<id>.json`); lists of topics (`/c/<category>/<id>.json`) lead to them. A
 * topic's answer is the post that was accepted as its solution, else its first one.
 */
export const discourse: ExportShape = {
  name: 'Discourse topics',
  fits(data) {
    const fields = fieldsOf(data);
    return isTopic(fields) || Array.isArray(fieldsOf(fields['topic_list'])['topics']) || Array.isArray(fieldsOf(fields['category_list'])['categories']);
  },
  read(documents, tools) {
    const categories = new Map(documents.flatMap(({ data }) => listOf(fieldsOf(fieldsOf(data)['category_list'])['categories'])).map((one) => [textOf(one['id']), textOf(one['name'])]));
    const topics = documents.filter(({ data }) => isTopic(fieldsOf(data)));
    const whole = new Set(topics.map(({ data }) => textOf(fieldsOf(data)['id'])));
    for (const { file, data } of documents) {
      for (const topic of listOf(fieldsOf(fieldsOf(data)['topic_list'])['topics'])) {
        const id = textOf(topic['id']);
        if (!whole.has(id) && isForReaders(topic)) tools.report.add('no-content', { file: `${file}#${id}`, line: 1 }, `"${textOf(topic['title'])}" is only listed; its posts are at /t/${id}.json.`);
      }
    }
    const mostViews = mostOf(topics.map(({ data }) => fieldsOf(data)['views']));
    return topics.filter(({ data }) => isForReaders(fieldsOf(data))).map((document) => draftOf({ document, categories, mostViews }, tools));
  },
  follow({ data, address }) {
    const { topics, more_topics_url } = fieldsOf(fieldsOf(data)['topic_list']);
    const more = textOf(more_topics_url);
    // The address of the next page is that of its HTML.
    const next = more === '' ? [] : [new URL(more.replace(/^([^?]*?)(?:\.json)?(\?|$)/, '$1.json$2'), address).href];
    const single = listOf(topics).filter(isForReaders).map((topic) => new URL(`/t/${encodeURIComponent(textOf(topic['id']))}.json`, address).href);
    const isList = Array.isArray(topics);
    return [...next, ...single, ...(isList ? [new URL('/categories.json', address).href] : [])];
  },
};

interface Found {
  readonly document: JsonDocument;
  readonly categories: ReadonlyMap<string, string>;
  readonly mostViews: number;
}

function draftOf({ document: { file, data, address }, categories, mostViews }: Found, { report, nextId }: ReaderTools): Draft {
  const topic = fieldsOf(data);
  const posts = listOf(fieldsOf(topic['post_stream'])['posts']);
  const solution = fieldsOf(topic['accepted_answer'])['post_number'];
  const answer = posts.find((post) => post['post_number'] === solution || post['accepted_answer'] === true) ?? posts[0] ?? {};
  const title = textOf(topic['title']);
  const id = textOf(topic['id']) || nextId(title);
  const place = { file: `${file}#${id}`, line: 1 };
  const category = categories.get(textOf(topic['category_id'])) ?? '';
  const matter = readMatter(
    {
      id, title, category,
      // Newer versions write a tag as an object.
      tags: (Array.isArray(topic['tags']) ? topic['tags'] : []).map((tag) => textOf(tag) || textOf(fieldsOf(tag)['name'])),
      updated: answer['updated_at'] ?? topic['created_at'],
      popularity: shareOf(topic['views'], mostViews),
    },
    (message) => report.add('front-matter-value', place, message),
  );
  const nodes = withoutChrome(parsePiece(textOf(answer['cooked'])));
  const slug = textOf(topic['slug']);
  const addresses = address === undefined ? [] : [`/t/${slug}/${id}`, `/t/${id}`].map((path) => new URL(path, address).href);
  return { ...place, id, title, category, matter, nodes: address === undefined ? nodes : absolute(nodes, address), paths: [], addresses };
}

function isTopic(fields: Fields): boolean {
  return Array.isArray(fieldsOf(fields['post_stream'])['posts']) && typeof fields['title'] === 'string';
}

/** Not what is hidden, nor the topic that only tells what a category is for. */
function isForReaders(topic: Fields): boolean {
  return topic['visible'] !== false && topic['archetype'] !== 'private_message' && !/^About the .+ category$/.test(textOf(topic['title']));
}

/** Images come with a line about their size, headings with a link to themselves. */
function withoutChrome(nodes: readonly ElementNode[]): ElementNode[] {
  return nodes.flatMap((node): ElementNode[] => {
    if (typeof node === 'string') return [node];
    const classes = ` ${node.attributes['class'] ?? ''} `;
    if (node.tag === 'div' && classes.includes(' meta ')) return [];
    if (node.tag === 'a' && classes.includes(' anchor ')) return [];
    if (node.tag === 'img' && classes.includes(' emoji ')) return [node.attributes['title'] ?? ''];
    const children = withoutChrome(node.children);
    // An image that links to itself in full size leads out of the answer to show the same.
    return node.tag === 'a' && classes.includes(' lightbox ') ? children : [{ ...node, children }];
  });
}
