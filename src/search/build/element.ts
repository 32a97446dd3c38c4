/**
 * The common form of everything articles are written in. Markdown and HTML both become elements named as in HTML; one
 * compiler turns elements into the article tree and decides what is allowed.
 */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ElementNode[];
  /** Where it begins in its file, counted from 1. */
  readonly line: number;
}

export type ElementNode = string | Element;

/** The text inside, as it stands. */
export function textIn(nodes: readonly ElementNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textIn(node.children))).join('');
}
