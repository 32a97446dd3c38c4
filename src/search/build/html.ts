import type { Element, ElementNode } from './element.ts';

/** A piece of HTML: a tag that opens or closes, or text. */
export type HtmlToken =
  | { readonly is: 'open'; readonly tag: string; readonly attributes: Readonly<Record<string, string>>; readonly line: number; readonly source: string }
  | { readonly is: 'close'; readonly tag: string }
  | { readonly is: 'text'; readonly text: string };

/** Puts tokens and finished elements together to a tree, as forgiving as a browser where it matters. */
export interface ElementBuilder {
  token(token: HtmlToken): void;
  node(node: ElementNode): void;
  /** Whether a tag still waits for its end. */
  isInside(tag: string): boolean;
  /** Closes what is still open. */
  finish(): ElementNode[];
}

/** Nested deeper than anything that was written to be read; what follows stands beside, not inside. */
const deepest = 100;

const voidTags = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** What an opening tag ends, and where the search for it stops. */
const endedBy: Readonly<Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>> = {
  li: { ends: ['li', 'p'], within: ['ul', 'ol'] },
  tr: { ends: ['tr', 'td', 'th', 'p'], within: ['table'] },
  td: { ends: ['td', 'th', 'p'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th', 'p'], within: ['tr', 'table'] },
  tbody: { ends: ['thead', 'tbody', 'tr', 'td', 'th', 'p'], within: ['table'] },
  dt: { ends: ['dt', 'dd', 'p'], within: ['dl'] },
  dd: { ends: ['dt', 'dd', 'p'], within: ['dl'] },
  p: { ends: ['p'], within: ['td', 'th', 'li', 'div', 'blockquote', 'details'] },
};

// Comments, doctypes and processing instructions; then tags. Every repeat excludes the character that ends it, and a
// quoted value ends at its quote, so the expression is linear.
const piece = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Cuts HTML into tokens. `line` is where the text begins in its file. */
export function tokensOf(html: string, line: number): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let reached = line;
  const text = (end: number) => {
    const between = html.slice(at, end);
    if (between !== '') tokens.push({ is: 'text', text: decodeEntities(between) });
    reached += linesIn(between);
  };
  for (const match of html.matchAll(piece)) {
    const [source, slash, name, rest = ''] = match;
    text(match.index);
    at = match.index + source.length;
    const tag = name?.toLowerCase();
    if (tag !== undefined && slash === '/') tokens.push({ is: 'close', tag });
    else if (tag !== undefined) tokens.push({ is: 'open', tag, attributes: attributesOf(rest), line: reached, source });
    reached += linesIn(source);
  }
  text(html.length);
  return tokens;
}

export function createElementBuilder(): ElementBuilder {
  const root: OpenElement = { tag: '', attributes: {}, children: [], line: 1 };
  const open: OpenElement[] = [root];
  const top = () => open.at(-1) ?? root;

  /** Ends `tag` and everything inside it, when it is open. */
  function close(tag: string, within: readonly string[] = []): void {
    for (let at = open.length - 1; at > 0; at--) {
      const name = open[at]?.tag ?? '';
      if (name === tag) {
        open.length = at;
        return;
      }
      if (within.includes(name)) return;
    }
  }

  return {
    token(token) {
      if (token.is === 'text') top().children.push(token.text);
      // A cell's stray end must not end the table around it.
      else if (token.is === 'close') close(token.tag, token.tag.startsWith('t') ? [] : ['td', 'th', 'table']);
      else {
        const rule = endedBy[token.tag];
        for (const tag of rule?.ends ?? []) close(tag, rule?.within);
        const element: OpenElement = { tag: token.tag, attributes: token.attributes, children: [], line: token.line };
        top().children.push(element);
        if (!voidTags.has(token.tag) && open.length < deepest) open.push(element);
      }
    },
    node: (node) => top().children.push(node),
    isInside: (tag) => open.some((element) => element.tag === tag),
    finish: () => root.children,
  };
}

interface OpenElement extends Element {
  readonly children: ElementNode[];
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    found[name.toLowerCase()] ??= decodeEntities(double ?? single ?? bare ?? '');
  }
  return found;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', copy: '©', reg: '®', trade: '™', deg: '°',
  hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•',
  middot: '·', times: '×', rarr: '→', larr: '←', euro: '€', pound: '£', yen: '¥', sect: '§', para: '¶', plusmn: '±',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç',
  ntilde: 'ñ',
};

/** Decodes the numeric entities and the named ones people write by hand; others stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (source, decimal, hexadecimal, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? source;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : source;
  });
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
