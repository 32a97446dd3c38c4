import type { ComponentChildren } from 'preact';

/** What to say in place of a value that is drawn: split there, the phrase lets a name keep its own direction. */
export const slot = '\u0000';

/** A phrase with something drawn where {@link slot} was said. */
export function Slotted({ phrase, children }: { readonly phrase: string; readonly children: ComponentChildren }) {
  const [before, after] = phrase.split(slot);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
