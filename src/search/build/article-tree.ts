import type { Block, CalloutTone, Inline, TableCell, TableRow } from '../../protocol/article.ts';
import { isSafeHref } from '../../protocol/article.ts';
import { textIn, type Element, type ElementNode } from './element.ts';
import type { AnchorUse, ResolveLink } from './links.ts';
import type { Images } from './images.ts';
import type { Report } from './report.ts';
import { createSlugs } from './slugs.ts';
import { joinInlines, tidyInlines } from './inline-text.ts';

/** An article's elements compiled to what may be shown. */
export interface ArticleTree {
  readonly body: readonly Block[];
  /** Every id a link may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** Links to places, in this article or another. */
  readonly uses: readonly AnchorUse[];
  /** Text the author hid from readers: words to be found by. */
  readonly hidden: string;
}

export interface TreeTools {
  readonly file: string;
  /** The article's id and title. A first heading that repeats the title is dropped. */
  readonly id: string;
  readonly title: string;
  readonly resolveLink: ResolveLink;
  readonly images: Images;
  readonly report: Report;
}

const wrappers: Readonly<Record<string, 'strong' | 'emphasis' | 'delete' | 'sup' | 'sub' | 'kbd' | 'mark'>> = {
  strong: 'strong', b: 'strong', em: 'emphasis', i: 'emphasis', cite: 'emphasis', dfn: 'emphasis', del: 'delete', s: 'delete', strike: 'delete',
  sup: 'sup', sub: 'sub', kbd: 'kbd', mark: 'mark',
};

/** Shown as their content. */
const transparent = new Set([
  'div', 'span', 'section', 'article', 'main', 'header', 'footer', 'center', 'figure', 'picture', 'u', 'ins', 'small', 'big', 'font', 'abbr', 'q',
  'time', 'address', 'nav', 'aside', 'label', 'hgroup', 'nobr', 'wbr', 'html', 'body', 'bdi', 'bdo', 'ruby', 'rb', 'data',
]);

/** Dropped with their content. */
const dropped = new Set([
  'script', 'style', 'template', 'noscript', 'svg', 'math', 'object', 'embed', 'applet', 'canvas', 'form', 'input', 'button', 'select', 'textarea',
  'head', 'title', 'meta', 'link', 'base', 'map', 'area', 'source', 'track', 'col', 'colgroup', 'rt', 'rp', 'audio', 'frame', 'frameset',
]);

const quietlyDropped = new Set(['col', 'colgroup', 'source', 'track', 'head', 'title', 'meta', 'link', 'rt', 'rp']);

const blockTags = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'pre',
  'blockquote', 'callout', 'details', 'summary', 'hr', 'video', 'iframe', 'figcaption',
  'div', 'section', 'article', 'main', 'header', 'footer', 'center', 'figure', 'nav', 'aside', 'address', 'hgroup', 'html', 'body',
]);

const isBlock = (node: ElementNode): node is Element => typeof node !== 'string' && blockTags.has(node.tag);

/** Compiles elements to the allow-listed tree. What is not allowed becomes its text, or nothing; the report says so. */
export function compileTree(nodes: readonly ElementNode[], tools: TreeTools): ArticleTree {
  const { file, report } = tools;
  const slugs = createSlugs();
  const anchors = new Set<string>();
  const uses: AnchorUse[] = [];
  const hidden: string[] = [];

  function blocksOf(children: readonly ElementNode[]): Block[] {
    const blocks: Block[] = [];
    let line: ElementNode[] = [];
    const flush = () => {
      const content = tidyInlines(inlinesOf(line));
      line = [];
      if (content.length > 0) blocks.push({ type: 'paragraph', children: content });
    };
    for (const child of children) {
      if (!isBlock(child)) line.push(child);
      else {
        flush();
        blocks.push(...blockOf(child));
      }
    }
    flush();
    return withAnchorsInside(blocks);
  }

  function blockOf(element: Element): Block[] {
    if (isHidden(element)) {
      hidden.push(textIn(element.children));
      return [];
    }
    const own = element.attributes['id'];
    const marked = (blocks: Block[]): Block[] => (own ? [{ type: 'paragraph', children: [anchor(own)] }, ...blocks] : blocks);
    const { children } = element;
    switch (element.tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return headingOf(element);
      case 'ul':
      case 'ol':
        return marked(listOf(element));
      case 'table':
        return marked(tableOf(element));
      case 'pre':
        return marked([codeBlockOf(element)]);
      case 'blockquote':
        return marked(nonEmpty(blocksOf(children), (inside) => ({ type: 'quote', children: inside })));
      case 'callout':
        return marked(nonEmpty(blocksOf(children), (inside) => ({ type: 'callout', tone: element.attributes['tone'] as CalloutTone, children: inside })));
      case 'details':
        return marked([detailsOf(element)]);
      case 'hr':
        return [{ type: 'rule' }];
      case 'video':
      case 'iframe':
        return marked(videoOf(element));
      case 'dt':
        return marked(nonEmpty(tidyInlines(inlinesOf(children)), (inside) => ({ type: 'paragraph', children: [{ type: 'strong', children: inside }] })));
      case 'figcaption':
      case 'caption':
        return marked(nonEmpty(tidyInlines(inlinesOf(children)), (inside) => ({ type: 'paragraph', children: [{ type: 'emphasis', children: inside }] })));
      default:
        return marked(blocksOf(children));
    }
  }

  function headingOf(element: Element): Block[] {
    const { children: content, id: named } = withoutName(element.children);
    const children = tidyInlines(inlinesOf(content));
    if (children.length === 0) return [];
    const id = (element.attributes['id'] ?? named ?? slugs.next(textIn(content))).toLowerCase();
    anchors.add(id);
    return [{ type: 'heading', level: Math.max(2, Number(element.tag[1])), id, children }];
  }

  function listOf(element: Element): Block[] {
    // Text between the items, which only broken HTML has, becomes an item.
    const items = element.children
      .filter((child) => typeof child !== 'string' || child.trim() !== '')
      .map((child) => (typeof child !== 'string' && child.tag === 'li' ? blockOf(child) : blocksOf([child])))
      .filter((item) => item.length > 0);
    const start = Number(element.attributes['start'] ?? 1);
    const from = element.tag === 'ol' && Number.isInteger(start) && start >= 0 && start !== 1 ? { start } : {};
    return items.length > 0 ? [{ type: 'list', ordered: element.tag === 'ol', ...from, items }] : [];
  }

  function tableOf(element: Element): Block[] {
    const rows: TableRow[] = [];
    const before: Block[] = [];
    const visit = (children: readonly ElementNode[], inHead: boolean): void => {
      for (const child of children) {
        if (typeof child === 'string') continue;
        if (child.tag === 'tr') rows.push({ cells: cellsOf(child, inHead || rows.length === 0) });
        else if (child.tag === 'caption') before.push(...blockOf(child));
        else visit(child.children, child.tag === 'thead');
      }
    };
    visit(element.children, false);
    const filled = rows.filter(({ cells }) => cells.length > 0);
    return filled.length > 0 ? [...before, { type: 'table', rows: filled }] : before;
  }

  function cellsOf(row: Element, isFirst: boolean): TableCell[] {
    return row.children.filter((child) => typeof child !== 'string').map((cell) => {
      const align = /left|center|right/.exec(cell.attributes['align'] ?? cell.attributes['style'] ?? '')?.[0];
      const columns = spanOf(cell.attributes['colspan']);
      const rows = spanOf(cell.attributes['rowspan']);
      return {
        ...(cell.tag === 'th' && { header: isFirst ? ('column' as const) : ('row' as const) }),
        ...((align === 'left' || align === 'center' || align === 'right') && { align }),
        ...(columns > 1 && { columns }),
        ...(rows > 1 && { rows }),
        children: blocksOf(cell.children),
      };
    });
  }

  function codeBlockOf(element: Element): Block {
    const inner = element.children.find((child) => typeof child !== 'string' && child.tag === 'code');
    const className = typeof inner === 'object' ? inner.attributes['class'] : undefined;
    const language = element.attributes['language'] ?? /language-([\w+-]+)/.exec(className ?? '')?.[1];
    return { type: 'code-block', value: textIn(element.children).replace(/^\n|\n$/g, ''), ...(language !== undefined && { language }) };
  }

  function detailsOf(element: Element): Block {
    const summary = element.children.find((child) => typeof child !== 'string' && child.tag === 'summary');
    const rest = element.children.filter((child) => child !== summary);
    return { type: 'details', summary: typeof summary === 'object' ? tidyInlines(inlinesOf(summary.children)) : [], children: blocksOf(rest) };
  }

  function videoOf(element: Element): Block[] {
    const source = element.children.find((child) => typeof child !== 'string' && child.tag === 'source');
    const src = element.attributes['src'] ?? (typeof source === 'object' ? source.attributes['src'] : undefined) ?? '';
    const href = src.startsWith('//') ? `https:${src}` : src;
    if (!/^https?:/i.test(href) || !isSafeHref(href)) {
      report.add('embed-dropped', { file, line: element.line }, `A <${element.tag}> without a web address was left out.`);
      return [];
    }
    return [{ type: 'video', href, title: element.attributes['title'] ?? '' }];
  }

  function inlinesOf(children: readonly ElementNode[]): Inline[] {
    return joinInlines(children.flatMap((child, at) => (typeof child === 'string' ? [textAfter(child, children[at - 1])] : inlineOf(child))));
  }

  function inlineOf(element: Element): Inline[] {
    if (isHidden(element)) {
      hidden.push(textIn(element.children));
      return [];
    }
    const own = element.attributes['id'] ?? (element.tag === 'a' ? element.attributes['name'] : undefined);
    const before: Inline[] = own ? [anchor(own)] : [];
    const wrapper = wrappers[element.tag];
    if (wrapper !== undefined) return [...before, ...nonEmpty(inlinesOf(element.children), (content): Inline => ({ type: wrapper, children: content }))];
    switch (element.tag) {
      case 'br':
        return [{ type: 'break' }];
      case 'code':
      case 'tt':
      case 'samp':
      case 'var':
        return [...before, ...nonEmpty(textIn(element.children), (value): Inline => ({ type: 'code', value }))];
      case 'img':
        return [...before, ...imageOf(element)];
      case 'a':
        return [...before, ...linkOf(element)];
      default:
        return [...before, ...unknownOf(element)];
    }
  }

  function imageOf({ attributes, line }: Element): Inline[] {
    const alt = (attributes['alt'] ?? '').trim();
    const src = tools.images.find((attributes['src'] ?? '').trim(), { file, line });
    if (src === undefined) return alt === '' ? [] : [alt];
    const width = spanOf(attributes['width']);
    const height = spanOf(attributes['height']);
    return [{ type: 'image', src, alt, ...(width > 1 && { width }), ...(height > 1 && { height }) }];
  }

  function linkOf(element: Element): Inline[] {
    const children = inlinesOf(element.children);
    const href = element.attributes['href'];
    if (href === undefined) return children;
    const place = { file, line: element.line };
    const to = tools.resolveLink(href, place);
    if (to === undefined) return children;
    if (to.kind === 'anchor') uses.push({ ...place, article: tools.id, anchor: to.id });
    if (to.kind === 'article' && to.anchor !== undefined) uses.push({ ...place, article: to.id, anchor: to.anchor });
    return children.length > 0 ? [{ type: 'link', to, children }] : [];
  }

  function unknownOf(element: Element): Inline[] {
    if (dropped.has(element.tag)) {
      if (!quietlyDropped.has(element.tag)) report.add('embed-dropped', { file, line: element.line }, `<${element.tag}> was left out: articles hold text, tables and images only.`);
      return [];
    }
    const children = inlinesOf(element.children);
    if (transparent.has(element.tag) || blockTags.has(element.tag)) return children;
    // `-P <port>` is a placeholder whose author forgot that Markdown takes it for a tag.
    report.add('tag-unknown', { file, line: element.line }, `<${element.tag}> is not HTML and is shown as text. If that is meant, write \`<${element.tag}>\` as code.`);
    return [`<${element.tag}>`, ...children];
  }

  // Authors mix cases (`#Windows`, `id="windows"`), so every name of a place is lower case.
  function anchor(name: string): Inline {
    const id = name.toLowerCase();
    anchors.add(id);
    return { type: 'anchor', id };
  }

  const [first, ...others] = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
  const repeatsTitle = typeof first === 'object' && /^h[1-6]$/.test(first.tag) && plain(textIn(first.children)) === plain(tools.title);
  const body = blocksOf(repeatsTitle ? others : nodes);
  return { body: body, anchors, uses, hidden: hidden.join('\n') };
}

/** A paragraph of nothing but places (`<a id="top"></a>` on its own line) moves into the block it was set before. */
function withAnchorsInside(blocks: readonly Block[]): Block[] {
  const placed: Block[] = [];
  let waiting: Inline[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph' && block.children.every((child) => typeof child !== 'string' && child.type === 'anchor')) {
      waiting.push(...block.children);
    } else if (waiting.length > 0 && (block.type === 'paragraph' || block.type === 'heading')) {
      placed.push({ ...block, children: [...waiting, ...block.children] });
      waiting = [];
    } else {
      if (waiting.length > 0) placed.push({ type: 'paragraph', children: waiting });
      waiting = [];
      placed.push(block);
    }
  }
  return waiting.length > 0 ? [...placed, { type: 'paragraph', children: waiting }] : placed;
}

/** Other tools' attribute lists, `[text](address){.button}`, say how a link should look; here the widget decides. */
function textAfter(text: string, previous: ElementNode | undefined): string {
  return typeof previous === 'object' ? text.replace(/^\{[:.#][^{}\n]*\}/, '') : text;
}

/** `## Heading {#name}` names the place itself. */
function withoutName(children: readonly ElementNode[]): { children: readonly ElementNode[]; id?: string } {
  const last = children.at(-1);
  const name = typeof last === 'string' ? /\s*\{#([\w-]+)\}\s*$/.exec(last) : null;
  if (name === null || typeof last !== 'string') return { children };
  return { children: [...children.slice(0, -1), last.slice(0, name.index)], id: name[1] ?? '' };
}

function isHidden({ attributes }: Element): boolean {
  return 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '');
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '', 10);
  return span >= 1 && span <= 10_000 ? span : 1;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function nonEmpty<C extends { readonly length: number }, T>(content: C, make: (content: C) => T): T[] {
  return content.length > 0 ? [make(content)] : [];
}
