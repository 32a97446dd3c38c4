import type { TextRange } from '../../search/index.ts';

/** A text with some of its words marked. */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  let done = 0;
  const pieces = ranges.map(({ start, end }) => {
    const before = text.slice(done, start);
    done = end;
    return [before, <mark>{text.slice(start, end)}</mark>];
  });
  return (
    <span class="db-faq-title" dir="auto">
      {pieces}
      {text.slice(done)}
    </span>
  );
}
