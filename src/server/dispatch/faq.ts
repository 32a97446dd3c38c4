import type { FaqMiss, FaqVote } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';

// These two stand apart: nobody needs to be known, so no visitor is made, and the id alone says what was counted.

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

/** Keeps a search that found nothing. */
export async function keepMiss({ store, clock }: Backend, id: string, miss: FaqMiss): Promise<Record<string, never>> {
  await store.rows.faq.addMiss({ command: id, words: miss.words, locale: plain(miss.locale), at: clock.now() });
  return {};
}

/** PostgreSQL has no place for the character of number zero. */
function plain(text: string): string {
  return text.replaceAll('\0', '');
}
