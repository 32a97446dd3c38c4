import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../protocol/article.ts';

/** From so many headings on, an article has a list of its parts. */
const fewest = 3;

/** A part of an article. */
export interface Part {
  readonly id: string;
  readonly title: string;
}

/** The parts of a long article: its highest headings, when there are several. */
export function partsOf(body: readonly Block[]): Part[] {
  const headings = body.filter((block) => block.type === 'heading');
  const parts = headings.filter(({ level }) => headings.every((other) => level <= other.level));
  return parts.length < fewest ? [] : parts.map(({ id, children }) => ({ id, title: wordsOf(children) }));
}

interface ContentsProps {
  readonly parts: readonly Part[];
  readonly label: string;
  jump(id: string): void;
}

/** Leads to the parts of an article. */
export function Contents({ parts, label, jump }: ContentsProps): ComponentChildren {
  if (parts.length === 0) return null;
  return (
    <nav class="db-faq-contents" aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul role="list">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <button type="button" dir="auto" onClick={() => jump(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function wordsOf(nodes: readonly Inline[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : 'children' in node ? wordsOf(node.children) : 'value' in node ? node.value : '')).join('');
}
