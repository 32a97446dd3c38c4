import type { Block, Inline } from '../../protocol/article.ts';

/** Joins neighbouring texts and makes every run of white space one space. */
export function joinInlines(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node !== 'string') joined.push(node);
    else if (typeof last === 'string') joined[joined.length - 1] = spaced(last + node);
    else if (node !== '') joined.push(spaced(node));
  }
  return joined;
}

/** Makes a line of inlines ready to stand as a paragraph: no space or break at its ends, nothing at all when it is blank. */
export function tidyInlines(nodes: readonly Inline[]): Inline[] {
  const tidy = [...nodes];
  trimEnd(tidy, 0, (text) => text.replace(/^ +/, ''));
  trimEnd(tidy, -1, (text) => text.replace(/ +$/, ''));
  return tidy;
}

/** What a reader reads, a block a line: the text that is searched. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).filter((text) => text !== '').join('\n');
}

export function textOfInlines(nodes: readonly Inline[]): string {
  return nodes.map(textOfInline).join('');
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOfInlines(block.children);
    case 'list':
      return block.items.map(textOfBlocks).join('\n');
    case 'table':
      return block.rows.map(({ cells }) => cells.map((cell) => textOfBlocks(cell.children)).join('\n')).join('\n');
    case 'code-block':
      return block.value;
    case 'quote':
    case 'callout':
      return textOfBlocks(block.children);
    case 'details':
      return `${textOfInlines(block.summary)}\n${textOfBlocks(block.children)}`;
    case 'video':
      return block.title;
    case 'rule':
      return '';
  }
}

function textOfInline(node: Inline): string {
  if (typeof node === 'string') return node;
  switch (node.type) {
    case 'code':
      return node.value;
    case 'image':
      return node.alt;
    case 'break':
      return '\n';
    case 'anchor':
      return '';
    default:
      return textOfInlines(node.children);
  }
}

function trimEnd(nodes: Inline[], side: 0 | -1, trim: (text: string) => string): void {
  for (let node = nodes.at(side); node !== undefined; node = nodes.at(side)) {
    const text = typeof node === 'string' ? trim(node) : node.type === 'break' ? '' : undefined;
    if (text === undefined) return;
    if (text !== '') {
      nodes[side === 0 ? 0 : nodes.length - 1] = text;
      return;
    }
    if (side === 0) nodes.shift();
    else nodes.pop();
  }
}

// Not \s: a no-break space is there on purpose.
function spaced(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ');
}
