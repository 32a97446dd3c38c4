import { h, type ComponentChildren, type VNode } from 'preact';
import type { Block, CalloutTone, Inline, Link, TableCell } from '../../protocol/article.ts';
import { type Drawing, Icon, readingIcons, stateIcons } from '../../ui/index.ts';
import type { TextRange } from '../../search/index.ts';
import { markedIn } from './marked.tsx';
import type { SayArticle } from './props.ts';

/** A link that stays in the panel. */
export type InsideLink = Extract<Link, { kind: 'article' | 'anchor' }>;

interface TreeProps {
  readonly blocks: readonly Block[];
  readonly say: SayArticle;
  /** The parts of a text that were searched for. */
  readonly meets?: ((text: string) => readonly TextRange[]) | undefined;
  follow(link: InsideLink): void;
}

/** The element id of a place in an article, apart from the ids of everything else in the panel. */
export const placeId = (id: string) => `db-at-${id}`;

const elements = { strong: 'strong', emphasis: 'em', delete: 'del', sup: 'sup', sub: 'sub', kbd: 'kbd', mark: 'mark' } as const;
const toneIcons: Readonly<Record<CalloutTone, Drawing>> = {
  note: stateIcons.info,
  tip: readingIcons.tip,
  important: stateIcons.alert,
  warning: stateIcons.warning,
  caution: stateIcons.warning,
};

/**
 * An article's tree, drawn kind by kind with elements of our own. Addresses need no second look: the reader of a
 * package lets none through that the protocol does not allow.
 */
export function Tree({ blocks, say, meets, follow }: TreeProps) {
  const drawAll = (nodes: readonly Block[]) => nodes.map(draw);
  const spell = (nodes: readonly Inline[]) => nodes.map(spellOne);

  function draw(node: Block): VNode {
    switch (node.type) {
      case 'paragraph':
        return <p>{spell(node.children)}</p>;
      case 'heading':
        // The panel's name is a heading of level 2 and the article's of level 3; the tree begins at 2.
        return h(`h${Math.min(node.level + 2, 6)}`, { id: placeId(node.id), tabIndex: -1 }, spell(node.children));
      case 'list': {
        const items = node.items.map((item) => <li>{drawAll(item)}</li>);
        return node.ordered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>;
      }
      case 'table':
        return (
          // Focusable, so that it can be scrolled with the keyboard.
          <div class="db-faq-table" role="region" aria-label={say('article.table')} tabIndex={0}>
            <table>
              <tbody>
                {node.rows.map(({ cells }) => (
                  <tr>{cells.map(drawCell)}</tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      case 'code-block':
        return (
          <pre dir="ltr" tabIndex={0}>
            <code>{node.value}</code>
          </pre>
        );
      case 'quote':
        return <blockquote>{drawAll(node.children)}</blockquote>;
      case 'callout':
        return (
          <div class={`db-faq-callout db-faq-${node.tone}`} role="note" aria-label={say(`tone.${node.tone}`)}>
            <p class="db-faq-tone" aria-hidden="true">
              <Icon drawing={toneIcons[node.tone]} size={16} />
              {say(`tone.${node.tone}`)}
            </p>
            {drawAll(node.children)}
          </div>
        );
      case 'details':
        return (
          <details>
            <summary>{spell(node.summary)}</summary>
            {drawAll(node.children)}
          </details>
        );
      case 'video':
        return (
          <p class="db-faq-video">
            <Icon drawing={readingIcons.play} />
            {outside(node.href, say('article.video', { title: node.title || new URL(node.href).hostname }))}
          </p>
        );
      case 'rule':
        return <hr />;
    }
  }

  function drawCell({ header, align, columns, rows, children }: TableCell) {
    return h(
      header ? 'th' : 'td',
      { scope: header === 'row' ? 'row' : header && 'col', colSpan: columns, rowSpan: rows, class: align && `db-faq-${align}` },
      drawAll(children),
    );
  }

  function spellOne(node: Inline): ComponentChildren {
    if (typeof node === 'string') return meets ? markedIn(node, meets(node), 'mark') : node;
    switch (node.type) {
      case 'code':
        return <code>{node.value}</code>;
      case 'break':
        return <br />;
      case 'anchor':
        return <span id={placeId(node.id)} tabIndex={-1} />;
      case 'image':
        return <img src={node.src} alt={node.alt} width={node.width} height={node.height} loading="lazy" decoding="async" />;
      case 'link':
        return link(node.to, spell(node.children));
      default:
        return h(elements[node.type], null, spell(node.children));
    }
  }

  function link(to: Link, children: ComponentChildren) {
    if (to.kind === 'mail' || to.kind === 'tel') return <a href={to.href}>{children}</a>;
    if (to.kind !== 'article' && to.kind !== 'anchor') return outside(to.href, children);
    return (
      // oxlint-disable-next-line jsx-a11y/anchor-is-valid -- without `href`: the page's own address is not ours to change.
      <a role="link" tabIndex={0} onClick={() => follow(to)} onKeyDown={(event) => event.key === 'Enter' && follow(to)}>
        {children}
      </a>
    );
  }

  function outside(href: string, children: ComponentChildren) {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children} <Icon drawing={readingIcons.external} size={13} />
        <span class="db-unseen"> ({say('article.newTab')})</span>
      </a>
    );
  }

  return <div class="db-faq-text">{drawAll(blocks)}</div>;
}
