import { sql } from 'kysely';
import type { CallbackTable, Channel } from '../schema.ts';
import type { Queries } from '../database.ts';
import { stretchesOf } from './stretches.ts';

/** Every time zone is a whole number of these from UTC, so that days of any calendar can be added up from them. */
export const quarterMs = 15 * 60_000;

/** How many conversations of a channel were begun or taken up again in a quarter of an hour. */
export interface BegunRow {
  readonly quarter: number;
  readonly channel: Channel;
  readonly times: number;
}

/** A visitor began to wait for an answer, and when it came. */
export interface WaitRow {
  readonly at: number;
  readonly answeredAt: number | null;
}

const whole = sql<number>`cast(count(*) as integer)`;

/** What reports are made of: counts, no words anybody wrote but those that were searched for. */
export function createReportRows(db: Queries) {
  return {
    async begun(from: number): Promise<BegunRow[]> {
      const result = await sql<BegunRow>`
        select at / ${sql.lit(quarterMs)} as quarter, channel, cast(count(*) as integer) as times from (
          select created_at as at, channel from conversations where created_at >= ${from} and at >= ${from}
          union all
          select e.at as at, c.channel as channel from events e join conversations c on c.id = e.conversation
          where c.at >= ${from} and e.at >= ${from} and e.type = 'reopened'
        ) begun group by at / ${sql.lit(quarterMs)}, channel`.execute(db);
      return result.rows;
    },

    /** Chats only. */
    async waits(from: number): Promise<WaitRow[]> {
      const waits: WaitRow[] = [];
      for await (const stretch of stretchesOf(db, from)) {
        const { rows } = await sql<WaitRow>`
          select at, answered_at as "answeredAt" from (
            select e.at as at, e.side as side,
              lag(e.side) over (partition by e.conversation order by e.seq) as earlier,
              min(case when e.side = 'agent' then e.at end) over (partition by e.conversation order by e.seq rows between current row and unbounded following) as answered_at
            from conversations c join events e on c.id = e.conversation
            where c.channel = 'chat' and c.at >= ${stretch.from} and c.at < ${stretch.before} and e.type = 'message' and e.side <> 'system'
          ) said where side = 'visitor' and (earlier is null or earlier = 'agent') and at >= ${from}`.execute(db);
        for (const wait of rows) waits.push(wait);
      }
      return waits;
    },

    /** Written requests by standing. */
    async letters(from: number) {
      return db.selectFrom('conversations').select(['status', whole.as('times')]).where('channel', '=', 'contact').where('created_at', '>=', from).groupBy('status').execute();
    },

    async calls(from: number): Promise<{ state: CallbackTable['state']; times: number }[]> {
      return db
        .selectFrom('callbacks')
        .innerJoin('conversations', 'conversations.id', 'callbacks.conversation')
        .select(['callbacks.state', whole.as('times')])
        .where('conversations.created_at', '>=', from)
        .groupBy('callbacks.state')
        .execute();
    },

    async searches(from: number): Promise<{ inVain: number; settled: number }> {
      return db
        .selectFrom('faq_misses')
        .select([whole.as('inVain'), sql<number>`cast(coalesce(sum(case when answer is null then 0 else 1 end), 0) as integer)`.as('settled')])
        .where('at', '>=', from)
        .executeTakeFirstOrThrow();
    },

    /** What was looked for in vain most often. */
    async searched(from: number, limit: number) {
      return db.selectFrom('faq_misses').select(['words', 'locale', whole.as('times')]).where('at', '>=', from).groupBy(['words', 'locale']).orderBy('times', 'desc').orderBy('words').limit(limit).execute();
    },

    /** Articles opened on days that began since. */
    async reads(from: number): Promise<number> {
      const row = await db.selectFrom('faq_reads').select(sql<number>`cast(coalesce(sum(reads), 0) as integer)`.as('reads')).where('day', '>=', from).executeTakeFirstOrThrow();
      return row.reads;
    },
  };
}
