import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { FaqMissTable, FaqVoteTable } from '../schema.ts';

/** Votes on articles, and searches without an answer. Neither says who it was. */
export function createFaqRows(db: Queries) {
  return {
    async addVote(row: Selectable<FaqVoteTable>): Promise<void> {
      await db
        .insertInto('faq_votes')
        .values(row)
        .onConflict((c) => c.column('command').doNothing())
        .execute();
    },

    async addMiss(row: Selectable<FaqMissTable>): Promise<void> {
      await db
        .insertInto('faq_misses')
        .values(row)
        .onConflict((c) => c.column('command').doNothing())
        .execute();
    },
  };
}
