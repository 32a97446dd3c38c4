import type { ContactStatus } from '../protocol/index.ts';
import { cut } from './dispatch/journal.ts';
import type { Store } from './store/index.ts';

/** So many are told of. */
const told = 20;
const subjectLength = 100;

/** How the letters of a visitor stand, newest first. Answers go from mail program to mail program: only that one is done with is known here. */
export async function readStanding({ rows }: Pick<Store, 'rows'>, visitor: string): Promise<ContactStatus[]> {
  const letters = await rows.conversations.lettersOf(visitor, told);
  return letters.map(({ reference, subject, created_at, status }) => ({
    ...(reference !== null && { reference }),
    subject: cut(subject, subjectLength),
    at: created_at,
    state: status === 'done' ? 'solved' : 'open',
  }));
}
