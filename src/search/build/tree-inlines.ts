import type { Inline } from '../../protocol/article.ts';
import { blockTags, refusedTags, silentTags, transparentTags, wrappers } from './allowed-tags.ts';
import { textIn, type Element, type ElementNode } from './element.ts';
import { joinInlines, tidyInlines } from './inline-text.ts';
import { nonEmpty, spanOf, type TreeContext } from './tree-context.ts';

/** Compiles what stands within a line. */
export function inlinesOf(nodes: readonly ElementNode[], context: TreeContext): Inline[] {
  return joinInlines(nodes.flatMap((node, at) => (typeof node === 'string' ? [textAfter(node, nodes[at - 1])] : inlineOf(node, context))));
}

/** The same as a line of its own: no space at its ends. */
export function lineOf(nodes: readonly ElementNode[], context: TreeContext): Inline[] {
  return tidyInlines(inlinesOf(nodes, context));
}

function inlineOf(element: Element, context: TreeContext): Inline[] {
  if (context.hides(element)) return [];
  const { tag, attributes, children } = element;
  const name = attributes['id'] ?? (tag === 'a' ? attributes['name'] : undefined);
  return [...(name ? [context.anchor(name)] : []), ...contentOf()];

  function contentOf(): Inline[] {
    const type = wrappers.get(tag);
    if (type !== undefined) return nonEmpty(inlinesOf(children, context), (inside): Inline => ({ type, children: inside }));
    switch (tag) {
      case 'br':
        return [{ type: 'break' }];
      case 'code':
      case 'tt':
      case 'samp':
      case 'var':
        return nonEmpty(textIn(children), (value): Inline => ({ type: 'code', value }));
      case 'img':
        return imageOf(element, context);
      case 'a':
        return linkOf(element, context);
      default:
        return otherOf(element, context);
    }
  }
}

function imageOf(element: Element, context: TreeContext): Inline[] {
  const { attributes, line } = element;
  const alt = (attributes['alt'] ?? '').trim();
  const src = context.images.find((attributes['src'] ?? '').trim(), { file: context.file, line });
  if (src === undefined) return alt === '' ? [] : [alt];
  const width = spanOf(attributes['width']);
  const height = spanOf(attributes['height']);
  return [{ type: 'image', src, alt, ...(width > 1 && { width }), ...(height > 1 && { height }) }];
}

function linkOf(element: Element, context: TreeContext): Inline[] {
  const children = inlinesOf(element.children, context);
  const href = element.attributes['href'];
  if (href === undefined) return children;
  const place = { file: context.file, line: element.line };
  const to = context.resolveLink(href, place);
  if (to === undefined) return children;
  if (to.kind === 'anchor') context.uses.push({ ...place, article: context.id, anchor: to.id });
  if (to.kind === 'article' && to.anchor !== undefined) context.uses.push({ ...place, article: to.id, anchor: to.anchor });
  return nonEmpty(children, (inside): Inline => ({ type: 'link', to, children: inside }));
}

function otherOf(element: Element, context: TreeContext): Inline[] {
  const { tag } = element;
  if (silentTags.has(tag)) return [];
  if (refusedTags.has(tag)) {
    context.complain('embed-dropped', element, `<${tag}> was left out: articles hold text, tables and images only.`);
    return [];
  }
  const children = inlinesOf(element.children, context);
  if (transparentTags.has(tag) || blockTags.has(tag)) return children;
  // `-P <port>` is a placeholder whose author forgot that Markdown takes it for a tag.
  context.complain('tag-unknown', element, `<${tag}> is not HTML and is shown as text. If that is meant, write \`<${tag}>\` as code.`);
  return [`<${tag}>`, ...children];
}

/** Other tools' attribute lists, `[text](address){.button}`, say how a link should look; here the widget decides. */
function textAfter(text: string, previous: ElementNode | undefined): string {
  return typeof previous === 'object' ? text.replace(/^\{[:.#][^{}\n]*\}/, '') : text;
}
