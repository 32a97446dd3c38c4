import type { ElementNode } from '../element.ts';

/** A question and its answer, one of several on a page. */
export interface PageQuestion {
  readonly title: string;
  readonly category: string;
  readonly nodes: readonly ElementNode[];
  readonly line: number;
}
