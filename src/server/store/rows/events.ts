import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { EventTable } from '../schema.ts';

export type EventRow = Readonly<Selectable<EventTable>>;

/** The log. */
export function createEventRows(db: Queries) {
  return {
    async append(rows: readonly EventRow[]): Promise<void> {
      if (rows.length > 0)
        await db
          .insertInto('events')
          .values([...rows])
          .execute();
    },

    /** Events with a number above `after`, lowest first. */
    async after(conversation: string, after: number, limit: number): Promise<EventRow[]> {
      return db
        .selectFrom('events')
        .selectAll()
        .where('conversation', '=', conversation)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
    },

    /** The last `limit` events, lowest first. */
    async last(conversation: string, limit: number): Promise<EventRow[]> {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('conversation', '=', conversation)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.toReversed();
    },

    async hasCommand(conversation: string, command: string): Promise<boolean> {
      const row = await db
        .selectFrom('events')
        .select('seq')
        .where('conversation', '=', conversation)
        .where('command_id', '=', command)
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Whether somebody of the shop has said something after a number that is no command of this author. Known from the answers:
     * the log has names, which two agents may share, and what came by mail is nobody's command.
     */
    async hasAnswerOfOthers(conversation: string, { after, author }: { after: number; author: string }): Promise<boolean> {
      const row = await db
        .selectFrom('events')
        .select('seq')
        .where('conversation', '=', conversation)
        .where('seq', '>', after)
        .where('type', '=', 'message')
        .where('side', '=', 'agent')
        .where((e) => e.not(e.exists(e.selectFrom('answers').select('id').where('author', '=', author).whereRef('answers.id', '=', 'events.command_id'))))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async hasAgent(conversation: string): Promise<boolean> {
      const row = await db
        .selectFrom('events')
        .select('seq')
        .where('conversation', '=', conversation)
        .where('type', '=', 'joined')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
