import type { InboxItem } from '../../protocol/index.ts';

/** Makes the question "does this row match?" of what an agent typed: every word somewhere in the row, accents and case aside. */
export function createFinder(words: string): (item: InboxItem) => boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return () => true;
  return (item) => {
    const text = fold(textOf(item));
    return wanted.every((word) => text.includes(word));
  };
}

function textOf({ person, subject, excerpt, reference, page, callback, assignee }: InboxItem): string {
  const { name, email, phone, verified } = person;
  return [name, email, phone, verified, subject, excerpt, reference, callback?.reference, page?.title, assignee?.name].filter(Boolean).join('\n');
}

/** `Überweisung` is found by `uberweisung`, `ﬁ` by `fi`. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase();
}
