import { categoryOf, nameOf, plainText, type Draft, type SourceFile } from '../draft.ts';
import { textIn, type Element, type ElementNode } from '../element.ts';
import { findAll, isTooDeep, parseDocument } from '../html-tree.ts';
import { readMatter, type RawMatter } from '../matter.ts';
import { slugOf } from '../slugs.ts';
import { absolute } from './absolute.ts';
import { questionsInData } from './faq-data.ts';
import { questionsInDetails } from './faq-details.ts';
import { findMain } from './html-main.ts';
import type { ReaderTools } from './reader.ts';

/**
 * Reads a page. What it declares as questions and answers for search engines is taken first, then questions that unfold;
 * a page without either is one article.
 */
export function readHtmlPage(source: SourceFile, tools: ReaderTools): Draft[] {
  const { file } = source;
  if (isTooDeep(source.text)) {
    tools.report.add('not-readable', { file, line: 1 }, 'The page cannot be read: its tags are nested a thousand deep.');
    return [];
  }
  const document = parseDocument(source.text);
  const head = headOf(document);
  if (head.isHidden) {
    tools.report.add('draft', { file, line: 1 }, 'The page asks not to be found (robots, or a redirect) and was left out.');
    return [];
  }
  const base = source.address === undefined ? undefined : (head.base ?? source.address);
  const resolve = (nodes: readonly ElementNode[]) => (base === undefined ? nodes : absolute(nodes, base));
  const folder = source.address === undefined ? categoryOf(file) : '';
  const main = findMain(document);

  const declared = questionsInData(document, tools.report, file);
  const questions = declared.length > 0 ? declared : questionsInDetails(main);
  const complain = (message: string) => tools.report.add('front-matter-value', { file, line: 1 }, message);
  if (questions.length > 0) {
    const { title: _, id: __, ...shared } = readMatter(head.matter, complain);
    return questions.map(({ title, category, nodes, line }) => ({
      file, line, title, category: [folder, category].filter((part) => part !== '').join(' / '),
      id: tools.nextId(title), matter: { ...shared, tags: [] }, nodes: resolve(nodes), paths: [], addresses: [],
    }));
  }

  const heading = findAll(main, ({ tag }) => tag === 'h1')[0];
  const title = plainText(heading?.children ?? []) || head.title || nameOf(file);
  const matter = readMatter(head.matter, complain);
  return [
    {
      file,
      line: heading?.line ?? 1,
      title,
      category: matter.category ?? folder,
      id: matter.id ?? (slugOf(nameOf(source.address === undefined ? file : new URL(source.address).pathname)) || tools.nextId(title)),
      matter,
      nodes: resolve(withoutHeading(main, heading)),
      paths: source.address === undefined ? pathsOf(file) : [],
      addresses: [...(head.canonical === undefined ? [] : [head.canonical]), ...(source.address === undefined ? [`/${file}`] : [source.address])],
    },
  ];
}

interface Head {
  readonly title: string;
  readonly canonical?: string;
  readonly base?: string;
  readonly isHidden: boolean;
  readonly matter: RawMatter;
}

function headOf(document: readonly ElementNode[]): Head {
  const root = findAll(document, ({ tag }) => tag === 'html')[0];
  const head = findAll(root?.children ?? [], ({ tag }) => tag === 'head')[0]?.children ?? [];
  const metas = findAll(head, ({ tag }) => tag === 'meta');
  const meta = (name: string) => metas.find(({ attributes }) => (attributes['name'] ?? attributes['property'] ?? attributes['http-equiv'])?.toLowerCase() === name)?.attributes['content'];
  const link = findAll(head, ({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'canonical')[0]?.attributes['href'];
  const base = findAll(head, ({ tag }) => tag === 'base')[0]?.attributes['href'];
  const time = findAll(document, ({ tag, attributes }) => tag === 'time' && attributes['itemprop'] === 'dateModified')[0]?.attributes['datetime'];
  const lang = root?.attributes['lang'];
  return {
    // `Returns | Harbour Goods`: the shop's name behind the bar is on every page.
    title: (meta('og:title') ?? textIn(findAll(head, ({ tag }) => tag === 'title')[0]?.children ?? [])).replace(/\s+[|–—]\s+[^|–—]*$/, '').trim(),
    ...(link !== undefined && /^https?:/i.test(link) && { canonical: link }),
    ...(base !== undefined && /^https?:/i.test(base) && { base }),
    isHidden: /\bnoindex\b/i.test(meta('robots') ?? '') || meta('refresh') !== undefined,
    matter: {
      tags: meta('keywords'),
      updated: meta('article:modified_time') ?? time,
      category: meta('article:section'),
      ...(lang !== undefined && lang !== '' && { locale: lang }),
    },
  };
}

/** A site links to `returns.html`, `returns` or `returns/` and means the same page. */
function pathsOf(file: string): string[] {
  const bare = file.replace(/\.x?html?$/i, '');
  return [file, bare, ...(/(?:^|\/)index$/.test(bare) ? [bare.replace(/\/?index$/, '')] : [])];
}

function withoutHeading(nodes: readonly ElementNode[], heading: Element | undefined): ElementNode[] {
  return nodes.flatMap((node): ElementNode[] => {
    if (node === heading) return [];
    return [typeof node === 'string' ? node : { ...node, children: withoutHeading(node.children, heading) }];
  });
}
