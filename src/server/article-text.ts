import type { Block, Inline } from '../protocol/index.ts';

/** An article as plain text for a chat: paragraphs apart, steps numbered, addresses written out. */
export function articleText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter(Boolean)
    .join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${(block.start ?? 1) + at}.` : '–'} ${item.map(blockText).join('\n')}`).join('\n');
    case 'table':
      return block.rows.map(({ cells }) => cells.map(({ children }) => children.map(blockText).join(' ')).join(' · ')).join('\n');
    case 'code-block':
      return block.value;
    case 'quote':
    case 'callout':
      return articleText(block.children);
    case 'details':
      return [inlineText(block.summary), articleText(block.children)].filter(Boolean).join('\n');
    case 'video':
      return `${block.title}: ${block.href}`;
    case 'rule':
      return '';
  }
}

function inlineText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      switch (node.type) {
        case 'code':
          return node.value;
        case 'break':
          return '\n';
        case 'image':
          return node.alt;
        case 'anchor':
          return '';
        case 'link': {
          const words = inlineText(node.children);
          // What leads to a place of the help has no address that a chat could show.
          return node.to.kind === 'external' && words !== node.to.href ? `${words} (${node.to.href})` : words;
        }
        default:
          return inlineText(node.children);
      }
    })
    .join('');
}
