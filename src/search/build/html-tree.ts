import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Element, ElementNode } from './element.ts';

/** Nested deeper than anything that was written to be read. */
export const deepest = 100;

/** Parses a whole document, as a browser would; nothing comes of one that {@link isTooDeep}. */
export function parseDocument(html: string): ElementNode[] {
  return isTooDeep(html) ? [] : nodesOf(parse(html, { sourceCodeLocationInfo: true }), 1, 0);
}

/** Parses a piece of a document, such as the text of an article in an export; of one that {@link isTooDeep} the bare text. */
export function parsePiece(html: string, line = 1): ElementNode[] {
  if (isTooDeep(html)) return [html.replace(/<[^<>]*>/g, ' ')];
  return nodesOf(parseFragment(html, { sourceCodeLocationInfo: true }), line, 0);
}

/** Finds elements, outermost first, and looks no further inside one that was found. */
export function findAll(nodes: readonly ElementNode[], fits: (element: Element) => boolean): Element[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : fits(node) ? [node] : findAll(node.children, fits)));
}

function nodesOf(parent: Tree.ParentNode, line: number, depth: number): ElementNode[] {
  return parent.childNodes.flatMap((node): ElementNode[] => {
    if ('value' in node) return [node.value];
    if (!('tagName' in node)) return [];
    // What lies deeper than anybody nests on purpose is lifted to here.
    if (depth > deepest) return nodesOf(node, line, depth);
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const at = (node.sourceCodeLocation?.startLine ?? 1) + line - 1;
    return [{ tag: node.tagName, attributes, children: nodesOf(node, line, depth + 1), line: at }];
  });
}

const unclosed = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|t[rdh]|tbody|thead|tfoot|option|optgroup|colgroup|rp|rt|path|use|circle|rect|line|g)$/;

/**
 * Whether tags are nested as nobody nests them who wants to be read. The parser looks through all that is open at each tag; a
 * million open tags would keep it busy for hours.
 */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>?/g)) {
    if (unclosed.test(name.toLowerCase()) || rest.endsWith('/')) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > 1_000) return true;
  }
  return false;
}
