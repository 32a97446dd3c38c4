import * as v from 'valibot';

/**
 * Articles are trees of an allow-listed handful of nodes, never HTML: what a node may be is written here, the builder
 * produces nothing else, and a view draws each kind with elements of its own. Text is plain strings.
 */
export type Inline =
  | string
  | { readonly type: 'strong' | 'emphasis' | 'delete' | 'sup' | 'sub' | 'kbd' | 'mark'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'link'; readonly to: Link; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly src: string; readonly alt: string; readonly width?: number; readonly height?: number }
  /** A place other links lead to, without a look of its own. */
  | { readonly type: 'anchor'; readonly id: string }
  | { readonly type: 'break' };

/** How much a call-out matters, as in `> [!NOTE]`. */
export type CalloutTone = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** A part of an article that stands on its own lines. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  /** `level` is 2 to 6: level 1 is the article's title, which is not in the tree. */
  | { readonly type: 'heading'; readonly level: number; readonly id: string; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly start?: number; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'table'; readonly rows: readonly TableRow[] }
  | { readonly type: 'code-block'; readonly value: string; readonly language?: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'callout'; readonly tone: CalloutTone; readonly children: readonly Block[] }
  | { readonly type: 'details'; readonly summary: readonly Inline[]; readonly children: readonly Block[] }
  /** A film elsewhere, offered as a link: nothing of a third party loads inside the shop's page. */
  | { readonly type: 'video'; readonly href: string; readonly title: string }
  | { readonly type: 'rule' };

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** Set when the cell names its row or column. */
  readonly header?: 'row' | 'column';
  readonly align?: 'left' | 'center' | 'right';
  /** How many columns and rows the cell covers, when more than one. */
  readonly columns?: number;
  readonly rows?: number;
  readonly children: readonly Block[];
}

/** Where a link leads; each kind is drawn and followed differently. */
export type Link =
  /** Another article of the same FAQ. */
  | { readonly kind: 'article'; readonly id: string; readonly anchor?: string }
  /** A place in this article. */
  | { readonly kind: 'anchor'; readonly id: string }
  /** A page of the shop: a path on the site the widget stands on. */
  | { readonly kind: 'page'; readonly href: string }
  | { readonly kind: 'external'; readonly href: string }
  /** `href` with its `mailto:`. */
  | { readonly kind: 'mail'; readonly href: string }
  /** `href` with its `tel:`. */
  | { readonly kind: 'tel'; readonly href: string };

/** What a list of articles shows. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  /** The folders the article lies in, joined by ` / `; empty at the top. */
  readonly category: string;
  readonly tags: readonly string[];
  /** 0 to 100; what people ask most is shown first. */
  readonly popularity: number;
  /** Pages this article suits, `*` standing for anything: `/products/*`, `//de.shop.example/*`, `/search?q=*`. */
  readonly pages: readonly string[];
  /** The day of the last change as `2026-07-22`; empty when unknown. */
  readonly updated: string;
  /** Other ways customers ask the same. */
  readonly questions: readonly string[];
}

/** What of an article is fetched only when it is read. */
export interface ArticleText {
  readonly body: readonly Block[];
  /** Articles that speak of the same, by id; nearest first. */
  readonly related?: readonly string[];
}

/** A whole article. */
export interface Article extends ArticleSummary, ArticleText {}

/**
 * Says whether an address may stand behind a link: web addresses, mail, telephone, and paths on the same site. Browsers
 * ignore control characters inside a scheme (`java\nscript:`), so an address that has any is not safe.
 */
export function isSafeHref(href: string): boolean {
  if (/[\u0000-\u001f\u007f\\]/.test(href)) return false;
  return /^(?:https?:\/\/[^/]|mailto:.|tel:.)/i.test(href) || isSitePath(href);
}

/** A path on the same site: `/returns`, but not `//elsewhere.example`. */
export function isSitePath(href: string): boolean {
  return /^\/(?![/\\])/.test(href);
}

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));
const webAddress = v.pipe(v.string(), v.regex(/^https?:\/\//i), v.check(isSafeHref));

export const LinkSchema: v.GenericSchema<unknown, Link> = v.variant('kind', [
  v.object({ kind: v.literal('article'), id: name, anchor: v.exactOptional(name) }),
  v.object({ kind: v.literal('anchor'), id: name }),
  v.object({ kind: v.literal('page'), href: v.pipe(v.string(), v.check(isSitePath), v.check(isSafeHref)) }),
  v.object({ kind: v.literal('external'), href: webAddress }),
  v.object({ kind: v.literal('mail'), href: v.pipe(v.string(), v.regex(/^mailto:/i), v.check(isSafeHref)) }),
  v.object({ kind: v.literal('tel'), href: v.pipe(v.string(), v.regex(/^tel:/i), v.check(isSafeHref)) }),
]);

const inlines = v.array(v.lazy((): v.GenericSchema<unknown, Inline> => InlineSchema));
const blocks = v.array(v.lazy((): v.GenericSchema<unknown, Block> => BlockSchema));

export const InlineSchema: v.GenericSchema<unknown, Inline> = v.union([
  v.string(),
  v.variant('type', [
    v.object({ type: v.picklist(['strong', 'emphasis', 'delete', 'sup', 'sub', 'kbd', 'mark']), children: inlines }),
    v.object({ type: v.literal('code'), value: v.string() }),
    v.object({ type: v.literal('link'), to: LinkSchema, children: inlines }),
    v.object({
      type: v.literal('image'),
      // A path inside the package, or a web address; the reader of a package makes the former absolute.
      src: v.pipe(v.string(), v.regex(/^(?:https?:\/\/|[\w-]+\/[\w.-]+$)/i)),
      alt: v.string(),
      width: v.exactOptional(count),
      height: v.exactOptional(count),
    }),
    v.object({ type: v.literal('anchor'), id: name }),
    v.object({ type: v.literal('break') }),
  ]),
]);

const cell: v.GenericSchema<unknown, TableCell> = v.object({
  header: v.exactOptional(v.picklist(['row', 'column'])),
  align: v.exactOptional(v.picklist(['left', 'center', 'right'])),
  columns: v.exactOptional(count),
  rows: v.exactOptional(count),
  children: blocks,
});

export const BlockSchema: v.GenericSchema<unknown, Block> = v.variant('type', [
  v.object({ type: v.literal('paragraph'), children: inlines }),
  v.object({
    type: v.literal('heading'),
    level: v.pipe(v.number(), v.safeInteger(), v.minValue(2), v.maxValue(6)),
    id: name,
    children: inlines,
  }),
  v.object({
    type: v.literal('list'),
    ordered: v.boolean(),
    start: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    items: v.array(blocks),
  }),
  v.object({ type: v.literal('table'), rows: v.array(v.object({ cells: v.array(cell) })) }),
  v.object({ type: v.literal('code-block'), value: v.string(), language: v.exactOptional(name) }),
  v.object({ type: v.literal('quote'), children: blocks }),
  v.object({
    type: v.literal('callout'),
    tone: v.picklist(['note', 'tip', 'important', 'warning', 'caution']),
    children: blocks,
  }),
  v.object({ type: v.literal('details'), summary: inlines, children: blocks }),
  v.object({ type: v.literal('video'), href: webAddress, title: v.string() }),
  v.object({ type: v.literal('rule') }),
]);

/** The body of one article. */
export const ArticleBodySchema: v.GenericSchema<unknown, readonly Block[]> = blocks;

/** The text of one article, as it lies in a package. */
export const ArticleTextSchema: v.GenericSchema<unknown, ArticleText> = v.object({ body: blocks, related: v.exactOptional(v.array(name)) });
