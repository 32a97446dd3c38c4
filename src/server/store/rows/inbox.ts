import type { SelectQueryBuilder } from 'kysely';
import type { Queries } from '../database.ts';
import type { Channel, Schema } from '../schema.ts';
import type { ConversationRow } from './conversations.ts';
import { need } from './need.ts';

/** Which part of the inbox is looked at. */
export interface Section {
  /** `later`: open, and put off. */
  readonly status: 'open' | 'later' | 'done';
  readonly channel: Channel | 'all';
  /** Those of one agent, or those that are nobody's. */
  readonly whose: 'all' | 'nobody' | { readonly agent: string };
}

/** So many of a channel, read by agents or not. */
export interface Tally {
  readonly channel: Channel;
  readonly unread: number;
  readonly count: number;
}

/** The list of a shop that has more open than one reading of it brings. */
export function createInboxRows(db: Queries) {
  type Query = SelectQueryBuilder<Schema, 'conversations', object>;

  function within({ status, channel, whose }: Section): Query {
    let query: Query = db.selectFrom('conversations').where('status', '=', status === 'done' ? 'done' : 'open');
    if (status !== 'done') query = query.where('later_until', status === 'later' ? 'is not' : 'is', null);
    if (channel !== 'all') query = query.where('channel', '=', channel);
    if (whose === 'all') return query;
    if (whose === 'nobody') {
      return query.where((e) => {
        const assigned = e.selectFrom('assignments').innerJoin('agents', 'agents.id', 'assignments.agent').where('agents.disabled', '=', 0);
        return e.not(e.exists(assigned.select('agents.id').whereRef('assignments.conversation', '=', 'conversations.id')));
      });
    }
    return query.where('id', 'in', db.selectFrom('assignments').select('conversation').where('agent', '=', whose.agent));
  }

  return {
    /** The first of a section, as the desk orders them: what comes back or is to be called by its time, the rest by need and `order`. */
    async first(section: Section, { order, limit }: { order: 'newest' | 'longest'; limit: number }): Promise<ConversationRow[]> {
      const all = within(section).selectAll('conversations').limit(limit);
      if (section.status === 'later') return all.orderBy('later_until').orderBy('id').execute();
      if (section.status === 'open' && section.channel === 'callback') {
        return all
          .orderBy((e) => e.fn.coalesce(e.selectFrom('callbacks').select((c) => c.fn.coalesce('slot', 'by').as('due')).whereRef('callbacks.conversation', '=', 'conversations.id'), 'at'))
          .orderBy('id')
          .execute();
      }
      if (order === 'newest') return all.orderBy(need, 'desc').orderBy('at', 'desc').orderBy('id').execute();
      const needy = await all.where(need, '>', 0).orderBy((e) => e.fn.coalesce('waiting_since', 'at')).orderBy('id').execute();
      if (needy.length === limit) return needy;
      return [...needy, ...(await all.where(need, '=', 0).orderBy('at', 'desc').orderBy('id').limit(limit - needy.length).execute())];
    },

    /** How many a section has, counted up to `most`. */
    async count(section: Section, most: number): Promise<Tally[]> {
      return db
        .selectFrom(within(section).select(['channel', 'unread']).limit(most).as('counted'))
        .select((e) => ['channel', 'unread', e.fn.countAll<number>().as('count')])
        .groupBy(['channel', 'unread'])
        .execute();
    },

    /** How many conversations have something nobody has read and are not put off, counted up to `most`. */
    async countUnread(most: number): Promise<number> {
      const unread = db.selectFrom('conversations').select('id').where('status', 'in', ['open', 'done']).where(need, '=', 2).where('later_until', 'is', null);
      const { count } = await db
        .selectFrom(unread.limit(most).as('counted'))
        .select((e) => e.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
