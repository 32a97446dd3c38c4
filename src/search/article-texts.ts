import type { ArticleText, Block, Inline } from '../protocol/article.ts';

/**
 * What each kind of node cannot do without. By hand and by name rather than with the protocol's schemas, which would
 * double what a shopper downloads: this is enough for a view never to meet a node it cannot draw.
 */
const needs: ReadonlyMap<unknown, readonly string[]> = new Map(
  Object.entries({
    paragraph: ['children'],
    heading: ['level', 'id', 'children'],
    list: ['items'],
    table: ['rows'],
    'code-block': ['value'],
    quote: ['children'],
    callout: ['tone', 'children'],
    details: ['summary', 'children'],
    video: ['href', 'title'],
    rule: [],
    strong: ['children'],
    emphasis: ['children'],
    delete: ['children'],
    sup: ['children'],
    sub: ['children'],
    kbd: ['children'],
    mark: ['children'],
    code: ['value'],
    link: ['to', 'children'],
    image: ['src', 'alt'],
    anchor: ['id'],
    break: [],
  } satisfies Record<Exclude<Block | Inline, string>['type'], readonly string[]>),
);

const lists = new Set(['children', 'items', 'cells', 'summary']);
const wordy = new Set(['value', 'title', 'id', 'alt', 'src', 'href', 'tone', 'language', 'kind']);
const protocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Reads the texts of several articles; paths in the package become addresses below `base`. Throws whatever is at hand when
 * the text is something else. Imports nothing, so that it is a file of its own and not a reason to split another.
 */
export function readTexts(text: string, base: string): readonly ArticleText[] {
  const texts: unknown = JSON.parse(text, (key, value: unknown) => {
    const isWords = typeof value === 'string';
    const isFit =
      value !== null &&
      (!lists.has(key) || Array.isArray(value)) &&
      (!wordy.has(key) || isWords) &&
      // The browser's own parser decides what an address means: it ignores what a pattern would stumble over.
      (key !== 'href' || (isWords && protocols.has(new URL(value, base).protocol))) &&
      (typeof value !== 'object' || !('type' in value) || isWhole(value));
    if (!isFit) throw new TypeError('This is no file of articles.');
    return key === 'src' && isWords ? new URL(value, base).href : value;
  });
  if (!Array.isArray(texts) || !texts.every(isText)) throw new TypeError('This is no file of articles.');
  return texts;
}

function isText(text: ArticleText | undefined): text is ArticleText {
  const { body, related = [] } = text ?? {};
  return Array.isArray(body) && Array.isArray(related);
}

function isWhole(node: object & { readonly type: unknown; readonly rows?: unknown }): boolean {
  const isTable = node.type !== 'table' || Array.isArray(node.rows);
  return isTable && (needs.get(node.type)?.every((name) => name in node) ?? false);
}
