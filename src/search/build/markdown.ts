import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Definition, FootnoteDefinition, Nodes, Parents, RootContent } from 'mdast';
import type { Element, ElementNode } from './element.ts';
import { createElementBuilder, tokensOf, type ElementBuilder } from './html.ts';

/** What may be asked of {@link parseMarkdown}. */
export interface MarkdownOptions {
  /** Every end of a line is one on the screen, as in cells and fields that were never meant to be Markdown. */
  readonly keepsLines?: boolean;
}

/**
 * Reads Markdown (CommonMark and GitHub's additions, raw HTML included); of a text that {@link isKnotted} its bare words.
 * `line` is where the text begins in its file.
 */
export function parseMarkdown(text: string, line = 1, { keepsLines = false }: MarkdownOptions = {}): ElementNode[] {
  if (isKnotted(text)) return [{ tag: 'p', attributes: {}, children: [text], line }];
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const definitions = new Map<string, Definition>();
  const notes: FootnoteDefinition[] = [];
  for (const node of nodesIn(root)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition') notes.push(node);
  }

  const lineOf = (node: Nodes) => (node.position?.start.line ?? 1) + line - 1;
  const make = (node: Nodes, tag: string, children: readonly ElementNode[], attributes: Record<string, string> = {}): Element => {
    return { tag, attributes, children, line: lineOf(node) };
  };

  /** Raw HTML comes in pieces, a tag here and its end there, with Markdown between: one builder joins them. */
  function childrenOf(parent: Parents): ElementNode[] {
    const builder = createElementBuilder();
    for (const child of parent.children) {
      if (child.type === 'html') addHtml(builder, child.value, lineOf(child));
      else if (isIndentedHtml(child, builder)) addHtml(builder, child.value, lineOf(child));
      else for (const node of elementsOf(child)) builder.node(node);
    }
    return builder.finish();
  }

  function elementsOf(node: RootContent): ElementNode[] {
    switch (node.type) {
      case 'text':
        return keepsLines ? linesOf(node) : [node.value];
      case 'paragraph':
        return [make(node, 'p', childrenOf(node))];
      case 'heading':
        return [make(node, `h${node.depth}`, childrenOf(node))];
      case 'strong':
      case 'delete':
        return [make(node, node.type === 'strong' ? 'strong' : 'del', childrenOf(node))];
      case 'emphasis':
        return [make(node, 'em', childrenOf(node))];
      case 'inlineCode':
        return [make(node, 'code', [node.value])];
      case 'code':
        return [make(node, 'pre', [node.value], node.lang ? { language: node.lang } : {})];
      case 'break':
        return [make(node, 'br', [])];
      case 'thematicBreak':
        return [make(node, 'hr', [])];
      case 'list':
        return [make(node, node.ordered === true ? 'ol' : 'ul', childrenOf(node), typeof node.start === 'number' && node.start !== 1 ? { start: String(node.start) } : {})];
      case 'listItem':
        return [make(node, 'li', [...(typeof node.checked === 'boolean' ? [node.checked ? '☑ ' : '☐ '] : []), ...childrenOf(node)])];
      case 'blockquote':
        return [quoteOf(make(node, 'blockquote', childrenOf(node)))];
      case 'link':
        return [make(node, 'a', childrenOf(node), { href: node.url })];
      case 'linkReference':
        return [make(node, 'a', childrenOf(node), { href: definitions.get(node.identifier)?.url ?? '' })];
      case 'image':
        return [make(node, 'img', [], { src: node.url, alt: node.alt ?? '' })];
      case 'imageReference':
        return [make(node, 'img', [], { src: definitions.get(node.identifier)?.url ?? '', alt: node.alt ?? '' })];
      case 'table':
        return [tableOf(node)];
      case 'footnoteReference': {
        const number = String(notes.findIndex(({ identifier }) => identifier === node.identifier) + 1);
        return [make(node, 'sup', [make(node, 'a', [number], { href: `#note-${number}` })])];
      }
      // Definitions are used where they are referred to; html is joined by childrenOf.
      default:
        return [];
    }
  }

  function linesOf(node: Extract<RootContent, { type: 'text' }>): ElementNode[] {
    return node.value.split('\n').flatMap((text, at) => (at === 0 ? [text] : [make(node, 'br', []), text]));
  }

  function tableOf(node: Extract<RootContent, { type: 'table' }>): Element {
    const rows = node.children.map((row, rowAt) => {
      const cells = row.children.map((cell, at) => {
        const align = node.align?.[at];
        return make(cell, rowAt === 0 ? 'th' : 'td', childrenOf(cell), align ? { align } : {});
      });
      return make(row, 'tr', cells);
    });
    return make(node, 'table', rows);
  }

  const body = childrenOf(root);
  if (notes.length === 0) return body;
  const items = notes.map((note, at) => make(note, 'li', childrenOf(note), { id: `note-${at + 1}` }));
  return [...body, make(root, 'hr', []), make(root, 'ol', items)];
}

/** How many signs that open something a paragraph may have, and how many quotations and lists a line may open. */
const mostOpenings = 5_000;
const deepestLine = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){50}/m;

/**
 * Whether nobody can have meant a text as Markdown: parsing takes a time that grows with the square of the brackets in a
 * paragraph and of the depth of its lists.
 */
export function isKnotted(text: string): boolean {
  return deepestLine.test(text) || text.split(/\n[ \t]*\n/).some((paragraph) => (paragraph.match(/[[*_]/g)?.length ?? 0) > mostOpenings);
}

function addHtml(builder: ElementBuilder, html: string, line: number): void {
  for (const token of tokensOf(html, line)) builder.token(token);
}

/** A blank line inside an indented HTML table makes Markdown see code where its author wrote a row. */
function isIndentedHtml(node: RootContent, builder: ElementBuilder): node is Extract<RootContent, { type: 'code' }> {
  return node.type === 'code' && !node.lang && /^\s*<\/?(?:t[rdh]|tbody|thead|table|ul|ol|li)\b/i.test(node.value) && ['table', 'ul', 'ol'].some((tag) => builder.isInside(tag));
}

/** `> [!NOTE]` makes a quotation a call-out; so does an attribute list, which other tools write. */
function quoteOf(quote: Element): Element {
  const [first, ...others] = quote.children;
  if (first === undefined || typeof first === 'string' || first.tag !== 'p') return quote;
  const [text, ...rest] = first.children;
  const mark = typeof text === 'string' ? /^\s*\[!(note|tip|important|warning|caution)\][ \t]*\n?/i.exec(text) : null;
  if (mark === null || typeof text !== 'string') return quote;
  const opening = text.slice(mark[0].length);
  const paragraph: Element = { ...first, children: [...(opening === '' ? [] : [opening]), ...rest] };
  return {
    ...quote,
    tag: 'callout',
    attributes: { tone: (mark[1] ?? '').toLowerCase() },
    children: paragraph.children.length > 0 ? [paragraph, ...others] : others,
  };
}

function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
}
