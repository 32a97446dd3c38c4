import type { ElementNode } from '../element.ts';
import { parsePiece } from '../html-tree.ts';
import { parseMarkdown } from '../markdown.ts';

/** Reads the text of a cell or a field: HTML when it looks like it, else Markdown in which every end of a line counts. */
export function nodesOfText(text: string, line: number): ElementNode[] {
  return isHtml(text) ? parsePiece(text, line) : parseMarkdown(text, line, { keepsLines: true });
}

/** Whether a text looks like HTML rather than like one that happens to have a sign of it. */
export function isHtml(text: string): boolean {
  return /^\s*<(?:p|div|h[1-6]|ul|ol|table|section|article|figure|blockquote|span|strong|b|em|a|img|br)\b[^>]*>/i.test(text) || /<\/(?:p|div|ul|ol|h[1-6])>/i.test(text);
}
