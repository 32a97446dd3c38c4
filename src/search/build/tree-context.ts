import type { Inline } from '../../protocol/article.ts';
import { textIn, type Element } from './element.ts';
import type { Images } from './images.ts';
import type { AnchorUse, ResolveLink } from './links.ts';
import type { FindingKind, Report } from './report.ts';
import { createSlugs, type Slugs } from './slugs.ts';

/** What the compiler of one article is lent. */
export interface TreeTools {
  readonly file: string;
  /** The article's id and title. A first heading that repeats the title is dropped. */
  readonly id: string;
  readonly title: string;
  readonly resolveLink: ResolveLink;
  readonly images: Images;
  readonly report: Report;
}

/** What is gathered while an article is compiled. */
export interface TreeContext extends TreeTools {
  readonly slugs: Slugs;
  readonly anchors: Set<string>;
  readonly uses: AnchorUse[];
  readonly hidden: string[];
  /** Makes a place links may lead to. */
  anchor(name: string): Inline;
  /** Whether the author hid the element; then its words are kept for searching. */
  hides(element: Element): boolean;
  complain(kind: FindingKind, element: Element, message: string): void;
}

export function createTreeContext(tools: TreeTools): TreeContext {
  const anchors = new Set<string>();
  const hidden: string[] = [];
  return {
    ...tools,
    slugs: createSlugs(),
    anchors,
    uses: [],
    hidden,
    // Authors mix cases (`#Windows`, `id="windows"`), so every name of a place is lower case.
    anchor(name) {
      const id = name.toLowerCase();
      anchors.add(id);
      return { type: 'anchor', id };
    },
    hides({ attributes, children }) {
      const isHidden = 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '');
      if (isHidden) hidden.push(textIn(children));
      return isHidden;
    },
    complain: (kind, { line }, message) => tools.report.add(kind, { file: tools.file, line }, message),
  };
}

/** A whole number from an attribute such as `colspan`; 1 when it is none. */
export function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '', 10);
  return span >= 1 && span <= 10_000 ? span : 1;
}

/** Makes something of a content, unless there is none. */
export function nonEmpty<C extends { readonly length: number }, T>(content: C, make: (content: C) => T): T[] {
  return content.length > 0 ? [make(content)] : [];
}
