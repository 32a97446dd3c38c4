import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Where lines end. */
const lines: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'pre']);
/** What nobody reads, and what was quoted. */
const leftOut: ReadonlySet<string> = new Set(['head', 'style', 'script', 'title', 'template', 'blockquote']);
/** How mail programs mark what they quote without saying so by an element. */
const quoted = /\b(gmail_quote|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg)\b/;

/** What somebody wrote in a mail that is HTML alone. */
export function wordsOfHtml(html: string): string {
  return wordsOf(parseFragment(html).childNodes)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      // Line ends in the source are spaces to a reader.
      if ('value' in node) return node.value.replace(/\s+/g, ' ');
      if (!('tagName' in node) || leftOut.has(node.tagName)) return '';
      if (node.attrs.some(({ name, value }) => (name === 'class' || name === 'id') && quoted.test(value))) return '';
      const words = wordsOf(node.childNodes);
      return lines.has(node.tagName) ? `${words}\n` : words;
    })
    .join('');
}
