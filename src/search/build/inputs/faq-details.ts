import { plainText } from '../draft.ts';
import { textIn, type Element, type ElementNode } from '../element.ts';
import { findAll } from '../html-tree.ts';
import type { PageQuestion } from './page-question.ts';

/** How much of a page its questions make up when it is a page of questions, and not an article with an aside that unfolds. */
const mostOfPage = 0.6;

/** Questions that unfold (`<details>`), when a page is a list of them. The heading before them is their category. */
export function questionsInDetails(main: readonly ElementNode[]): PageQuestion[] {
  const found: { readonly element: Element; readonly category: string }[] = [];
  let category = '';
  const visit = (nodes: readonly ElementNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      if (node.tag === 'details') found.push({ element: node, category });
      // The page's own heading is no category among others.
      else if (/^h[2-6]$/.test(node.tag)) category = plainText(node.children);
      else visit(node.children);
    }
  };
  visit(main);
  const inside = found.reduce((sum, { element }) => sum + plainText(element.children).length, 0);
  if (found.length < 2 || inside < mostOfPage * plainText(main).length) return [];
  return found.flatMap(({ element, category }) => {
    const summary = findAll(element.children, ({ tag }) => tag === 'summary')[0];
    const title = summary === undefined ? '' : textIn(summary.children).replace(/\s+/g, ' ').trim();
    const nodes = element.children.filter((child) => child !== summary);
    return title === '' ? [] : [{ title, category, nodes, line: element.line }];
  });
}
