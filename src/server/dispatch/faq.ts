import { impersonal, type FaqLesson, type FaqVote } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';

// These two stand apart: nobody needs to be known, so no visitor is made, and the id alone says what was counted.

const dayMs = 24 * 60 * 60 * 1000;

/** Counts whether an article helped. */
export async function countVote({ store, clock }: Backend, id: string, vote: FaqVote): Promise<Record<string, never>> {
  await store.rows.faq.addVote({
    command: id,
    article: plain(vote.article),
    helpful: vote.helpful ? 1 : 0,
    locale: plain(vote.locale),
    at: clock.now(),
  });
  return {};
}

/** Keeps what a visit taught: searches in vain one by one, reads as a number for each day. */
export async function takeLesson({ store, clock, hub }: Backend, id: string, lesson: FaqLesson): Promise<Record<string, never>> {
  const now = clock.now();
  const locale = plain(lesson.locale);
  // Said here again: whoever wrote the client, no name, address or number of a person is kept.
  const searches = lesson.searches.map(({ words, found }) => ({ words: impersonal(words), found })).filter(({ words }) => words !== '');
  const isNew = await store.transaction(async (rows) => {
    if (!(await rows.faq.addLesson(id, now))) return false;
    const misses = searches.map(({ words, found }, at) => ({ command: `${id}.${at}`, words, locale, at: now, found, answer: null }));
    await rows.faq.addMisses(misses);
    for (const article of new Set(lesson.read)) await rows.faq.addRead(locale, plain(article), now - (now % dayMs));
    return true;
  });
  if (isNew && searches.length > 0) hub.publish({ type: 'knowledge' });
  return {};
}

/** PostgreSQL has no place for the character of number zero. */
function plain(text: string): string {
  return text.replaceAll('\0', '');
}
