import { sql, type Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { FaqMissTable, FaqPopularityTable, FaqVoteTable } from '../schema.ts';

export type MissRow = Readonly<Selectable<FaqMissTable>>;
export type PopularityRow = Readonly<Selectable<FaqPopularityTable>>;

/** One text that was looked for in vain, with how often. */
export interface MissedText {
  readonly words: string;
  readonly locale: string;
  readonly times: number;
  /** How many of them found nothing at all. */
  readonly empty: number;
  readonly lastAt: number;
}

/** How an article fared. */
export interface Reception {
  readonly locale: string;
  readonly article: string;
  readonly reads: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** What the FAQ learns: votes, reads, searches in vain. None of it says who it was. */
export function createFaqRows(db: Queries) {
  return {
    async addVote(row: Selectable<FaqVoteTable>): Promise<void> {
      await db
        .insertInto('faq_votes')
        .values(row)
        .onConflict((c) => c.column('command').doNothing())
        .execute();
    },

    /** Whether a lesson is new. */
    async addLesson(command: string, at: number): Promise<boolean> {
      const result = await db
        .insertInto('faq_lessons')
        .values({ command, at })
        .onConflict((c) => c.column('command').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows) > 0;
    },

    async addMisses(rows: readonly MissRow[]): Promise<void> {
      if (rows.length > 0) await db.insertInto('faq_misses').values(rows).execute();
    },

    async addRead(locale: string, article: string, day: number): Promise<void> {
      await db
        .insertInto('faq_reads')
        .values({ locale, article, day, reads: 1 })
        .onConflict((c) => c.columns(['locale', 'article', 'day']).doUpdateSet((e) => ({ reads: e('faq_reads.reads', '+', 1) })))
        .execute();
    },

    /** What nobody has answered yet, most often asked first. */
    async missed(limit: number): Promise<MissedText[]> {
      return db
        .selectFrom('faq_misses')
        .select((e) => [
          'words',
          'locale',
          sql<number>`cast(count(*) as integer)`.as('times'),
          sql<number>`cast(sum(case when found = 0 then 1 else 0 end) as integer)`.as('empty'),
          e.fn.max<number>('at').as('lastAt'),
        ])
        .where('answer', 'is', null)
        .groupBy(['words', 'locale'])
        .orderBy('times', 'desc')
        .orderBy('lastAt', 'desc')
        .orderBy('words')
        .limit(limit)
        .execute();
    },

    /** Notes what answers these texts by now; the empty text sets them aside. How many searches that were. */
    async answerMisses(locale: string, words: readonly string[], answer: string): Promise<number> {
      if (words.length === 0) return 0;
      const result = await db
        .updateTable('faq_misses')
        .set({ answer })
        .where('answer', 'is', null)
        .where('locale', '=', locale)
        .where('words', 'in', words)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    /** What an article answered is open again. */
    async reopenMisses(answer: string): Promise<void> {
      await db.updateTable('faq_misses').set({ answer: null }).where('answer', '=', answer).execute();
    },

    /** How many searches each article of the desk has answered. */
    async answered(): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom('faq_misses')
        .select(['answer', sql<number>`cast(count(*) as integer)`.as('times')])
        .where('answer', 'is not', null)
        .groupBy('answer')
        .execute();
      return new Map(rows.flatMap(({ answer, times }) => (answer ? [[answer, times] as const] : [])));
    },

    /** How articles fared since a moment. */
    async receptions(since: number): Promise<Reception[]> {
      const reads = await db
        .selectFrom('faq_reads')
        .select(['locale', 'article', sql<number>`cast(sum(reads) as integer)`.as('reads')])
        .where('day', '>=', since)
        .groupBy(['locale', 'article'])
        .execute();
      const votes = await db
        .selectFrom('faq_votes')
        .select([
          'locale',
          'article',
          sql<number>`cast(sum(helpful) as integer)`.as('helpful'),
          sql<number>`cast(count(*) as integer)`.as('votes'),
        ])
        .where('at', '>=', since)
        .groupBy(['locale', 'article'])
        .execute();
      const all = new Map<string, Reception>();
      const keyOf = ({ locale, article }: { locale: string; article: string }) => JSON.stringify([locale, article]);
      for (const row of reads) all.set(keyOf(row), { ...row, helpful: 0, unhelpful: 0 });
      for (const { locale, article, helpful, votes: count } of votes) {
        const key = keyOf({ locale, article });
        all.set(key, { locale, article, reads: all.get(key)?.reads ?? 0, helpful, unhelpful: count - helpful });
      }
      return [...all.values()];
    },

    async popularity(): Promise<PopularityRow[]> {
      return db.selectFrom('faq_popularity').selectAll().orderBy('locale').orderBy('article').execute();
    },

    async replacePopularity(rows: readonly PopularityRow[]): Promise<void> {
      await db.deleteFrom('faq_popularity').execute();
      // So many at once: a statement holds a limited number of values.
      for (let from = 0; from < rows.length; from += 200) await db.insertInto('faq_popularity').values(rows.slice(from, from + 200)).execute();
    },
  };
}
