import type { Block } from '../../protocol/article.ts';
import { textIn, type ElementNode } from './element.ts';
import type { AnchorUse } from './links.ts';
import { blocksOf } from './tree-blocks.ts';
import { createTreeContext, type TreeTools } from './tree-context.ts';

/** An article's elements compiled to what may be shown. */
export interface ArticleTree {
  readonly body: readonly Block[];
  /** Every name a link may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** Links to places, in this article or another. */
  readonly uses: readonly AnchorUse[];
  /** Text the author hid from readers: words to be found by. */
  readonly hidden: string;
}

/** Compiles elements to the allow-listed tree. What is not allowed becomes its text, or nothing; the report says so. */
export function compileTree(nodes: readonly ElementNode[], tools: TreeTools): ArticleTree {
  const context = createTreeContext(tools);
  const [first, ...others] = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
  const repeatsTitle = typeof first === 'object' && /^h[1-6]$/.test(first.tag) && plain(textIn(first.children)) === plain(tools.title);
  const body = blocksOf(repeatsTitle ? others : nodes, context);
  return { body, anchors: context.anchors, uses: context.uses, hidden: context.hidden.join('\n') };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
