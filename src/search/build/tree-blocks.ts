import { isSafeHref, type Block, type CalloutTone, type Inline } from '../../protocol/article.ts';
import { blockTags } from './allowed-tags.ts';
import { textIn, type Element, type ElementNode } from './element.ts';
import { nonEmpty, type TreeContext } from './tree-context.ts';
import { lineOf } from './tree-inlines.ts';
import { tableOf } from './tree-table.ts';

const tones: readonly string[] = ['note', 'tip', 'important', 'warning', 'caution'] satisfies CalloutTone[];

/** Compiles what stands on lines of its own; loose text between blocks becomes paragraphs. */
export function blocksOf(nodes: readonly ElementNode[], context: TreeContext): Block[] {
  const blocks: Block[] = [];
  let loose: ElementNode[] = [];
  const flush = () => {
    blocks.push(...paragraphOf(loose, context));
    loose = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !blockTags.has(node.tag)) loose.push(node);
    else {
      flush();
      if (!context.hides(node)) blocks.push(...blockOf(node, context));
    }
  }
  flush();
  return withPlacesInside(blocks);
}

function blockOf(element: Element, context: TreeContext): Block[] {
  if (/^h[1-6]$/.test(element.tag)) return headingOf(element, context);
  const name = element.attributes['id'];
  const place: Block[] = name ? [{ type: 'paragraph', children: [context.anchor(name)] }] : [];
  return [...place, ...contentOf(element, context)];
}

function contentOf(element: Element, context: TreeContext): Block[] {
  const { tag, attributes, children } = element;
  const inside = () => blocksOf(children, context);
  switch (tag) {
    case 'ul':
    case 'ol':
      return listOf(element, context);
    case 'table':
      return tableOf(element, (nodes) => blocksOf(nodes, context));
    case 'pre':
      return [codeBlockOf(element)];
    case 'blockquote':
      return nonEmpty(inside(), (content): Block => ({ type: 'quote', children: content }));
    case 'callout': {
      const tone = tones.includes(attributes['tone'] ?? '') ? (attributes['tone'] as CalloutTone) : 'note';
      return nonEmpty(inside(), (content): Block => ({ type: 'callout', tone, children: content }));
    }
    case 'details':
      return [detailsOf(element, context)];
    case 'hr':
      return [{ type: 'rule' }];
    case 'video':
    case 'iframe':
      return videoOf(element, context);
    case 'dt':
      return paragraphOf([{ ...element, tag: 'strong', attributes: {} }], context);
    case 'figcaption':
    case 'caption':
      return paragraphOf([{ ...element, tag: 'em', attributes: {} }], context);
    default:
      return inside();
  }
}

function paragraphOf(nodes: readonly ElementNode[], context: TreeContext): Block[] {
  return nonEmpty(lineOf(nodes, context), (children): Block => ({ type: 'paragraph', children }));
}

function headingOf(element: Element, context: TreeContext): Block[] {
  const { content, name } = withoutName(element.children);
  const children = lineOf(content, context);
  if (children.length === 0) return [];
  const id = (element.attributes['id'] ?? name ?? context.slugs.next(textIn(content))).toLowerCase();
  context.anchors.add(id);
  return [{ type: 'heading', level: Math.max(2, Number(element.tag[1])), id, children }];
}

function listOf(element: Element, context: TreeContext): Block[] {
  const items = element.children
    // Text between the items, which only broken HTML has, becomes an item.
    .filter((child) => typeof child !== 'string' || child.trim() !== '')
    .map((child) => blocksOf([child], context))
    .filter((item) => item.length > 0);
  const ordered = element.tag === 'ol';
  const start = Number(element.attributes['start'] ?? 1);
  const from = ordered && Number.isInteger(start) && start >= 0 && start !== 1 ? { start } : {};
  return nonEmpty(items, (all): Block => ({ type: 'list', ordered, ...from, items: all }));
}

function codeBlockOf(element: Element): Block {
  const code = childOf(element, 'code');
  const language = element.attributes['language'] ?? /language-([\w+-]+)/.exec(code?.attributes['class'] ?? '')?.[1];
  const value = textIn(element.children).replace(/^\n|\n$/g, '');
  return { type: 'code-block', value, ...(language !== undefined && { language }) };
}

function detailsOf(element: Element, context: TreeContext): Block {
  const summary = childOf(element, 'summary');
  const rest = element.children.filter((child) => child !== summary);
  return { type: 'details', summary: lineOf(summary?.children ?? [], context), children: blocksOf(rest, context) };
}

function videoOf(element: Element, context: TreeContext): Block[] {
  const src = element.attributes['src'] ?? childOf(element, 'source')?.attributes['src'] ?? '';
  const href = src.startsWith('//') ? `https:${src}` : src;
  if (!/^https?:/i.test(href) || !isSafeHref(href)) {
    context.complain('embed-dropped', element, `A <${element.tag}> without a web address was left out.`);
    return [];
  }
  return [{ type: 'video', href, title: element.attributes['title'] ?? '' }];
}

/** A paragraph of nothing but places (`<a id="size"></a>` on its own line) moves into the block it was set before. */
function withPlacesInside(blocks: readonly Block[]): Block[] {
  const placed: Block[] = [];
  let waiting: Inline[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph' && block.children.every(isPlace)) waiting.push(...block.children);
    else if (waiting.length > 0 && (block.type === 'paragraph' || block.type === 'heading')) {
      const others = waiting.filter((place) => !('id' in block) || !isPlace(place) || place.id !== block.id);
      placed.push({ ...block, children: [...others, ...block.children] });
      waiting = [];
    } else {
      if (waiting.length > 0) placed.push({ type: 'paragraph', children: waiting });
      waiting = [];
      placed.push(block);
    }
  }
  return waiting.length > 0 ? [...placed, { type: 'paragraph', children: waiting }] : placed;
}

function isPlace(node: Inline): node is Extract<Inline, { type: 'anchor' }> {
  return typeof node !== 'string' && node.type === 'anchor';
}

/** `## Heading {#name}` names the place itself. */
function withoutName(children: readonly ElementNode[]): { content: readonly ElementNode[]; name?: string } {
  const last = children.at(-1);
  const found = typeof last === 'string' ? /\s*\{#([\w-]+)\}\s*$/.exec(last) : null;
  if (found === null || typeof last !== 'string') return { content: children };
  return { content: [...children.slice(0, -1), last.slice(0, found.index)], name: found[1] ?? '' };
}

function childOf(element: Element, tag: string): Element | undefined {
  return element.children.find((child): child is Element => typeof child !== 'string' && child.tag === tag);
}
