import type { Element, ElementNode } from '../element.ts';
import { findAll } from '../html-tree.ts';

const around = new Set(['header', 'footer', 'nav', 'aside', 'dialog', 'form', 'search']);
const roles = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'dialog']);

/** The part of a page that is its own: its only article, else its main part, else all but what stands around it. */
export function findMain(document: readonly ElementNode[]): readonly ElementNode[] {
  const body = findAll(document, ({ tag }) => tag === 'body')[0]?.children ?? document;
  const mains = findAll(body, ({ tag, attributes }) => tag === 'main' || attributes['role'] === 'main');
  const main = mains[0]?.children ?? body;
  const articles = findAll(main, ({ tag }) => tag === 'article');
  return withoutSurroundings(articles.length === 1 ? (articles[0]?.children ?? []) : main);
}

function withoutSurroundings(nodes: readonly ElementNode[]): ElementNode[] {
  return nodes.flatMap((node): ElementNode[] => {
    if (typeof node === 'string') return [node];
    if (isAround(node)) return [];
    return [{ ...node, children: withoutSurroundings(node.children) }];
  });
}

function isAround({ tag, attributes, children }: Element): boolean {
  if (roles.has(attributes['role'] ?? '') || attributes['aria-hidden'] === 'true') return true;
  // The header of an article holds its heading.
  if (tag === 'header') return findAll(children, (inside) => inside.tag === 'h1').length === 0;
  return around.has(tag);
}
