import type { Block, TableCell, TableRow } from '../../protocol/article.ts';
import type { Element, ElementNode } from './element.ts';
import { spanOf } from './tree-context.ts';

/** Compiles a table; `blocksOf` compiles what stands in a cell. A caption becomes a block before it. */
export function tableOf(element: Element, blocksOf: (nodes: readonly ElementNode[]) => Block[]): Block[] {
  const rows: TableRow[] = [];
  const before: Block[] = [];
  const visit = (children: readonly ElementNode[], isHead: boolean): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'tr') rows.push({ cells: cellsOf(child, isHead || rows.length === 0) });
      else if (child.tag === 'caption') before.push(...blocksOf([child]));
      else visit(child.children, child.tag === 'thead');
    }
  };
  visit(element.children, false);
  const filled = rows.filter(({ cells }) => cells.length > 0);
  return filled.length > 0 ? [...before, { type: 'table', rows: filled }] : before;

  function cellsOf(row: Element, isHead: boolean): TableCell[] {
    return row.children.filter((child) => typeof child !== 'string').map((cell) => cellOf(cell, isHead));
  }

  function cellOf(cell: Element, isHead: boolean): TableCell {
    const align = alignOf(cell);
    const columns = spanOf(cell.attributes['colspan']);
    const covered = spanOf(cell.attributes['rowspan']);
    return {
      ...(cell.tag === 'th' && { header: isHead ? ('column' as const) : ('row' as const) }),
      ...(align !== undefined && { align }),
      ...(columns > 1 && { columns }),
      ...(covered > 1 && { rows: covered }),
      children: blocksOf(cell.children),
    };
  }
}

function alignOf({ attributes }: Element): 'left' | 'center' | 'right' | undefined {
  const align = attributes['align'] ?? /text-align\s*:\s*(\w+)/.exec(attributes['style'] ?? '')?.[1];
  return align === 'left' || align === 'center' || align === 'right' ? align : undefined;
}
