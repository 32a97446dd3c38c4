import type { ComponentChildren } from 'preact';
import type { TextRange } from '../../search/index.ts';

/**
 * A text with some of its words marked. In bold rather than as `mark`: forced colours paint that in black, and without
 * a ground of its own it is not to be seen.
 */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  return (
    <span class="db-faq-title" dir="auto">
      {markedIn(text, ranges, 'b')}
    </span>
  );
}

/** The same without a box around it. */
export function markedIn(text: string, ranges: readonly TextRange[], Tag: 'b' | 'mark'): ComponentChildren {
  let done = 0;
  const pieces = ranges.map(({ start, end }) => {
    const before = text.slice(done, start);
    done = end;
    return [before, <Tag>{text.slice(start, end)}</Tag>];
  });
  return [pieces, text.slice(done)];
}
