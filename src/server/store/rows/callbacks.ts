import type { Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.ts';
import type { CallbackTable } from '../schema.ts';

export type CallbackRow = Readonly<Selectable<CallbackTable>>;
export type CallbackPatch = Updateable<Pick<CallbackTable, 'state' | 'slot' | 'by'>>;

/** Calls that were asked for, and the places in slots they take. */
export function createCallbackRows(db: Queries, locksRows: boolean) {
  return {
    async insert(row: CallbackRow): Promise<void> {
      await db.insertInto('callbacks').values(row).execute();
    },

    async byConversation(conversation: string): Promise<CallbackRow | undefined> {
      return db.selectFrom('callbacks').selectAll().where('conversation', '=', conversation).executeTakeFirst();
    },

    async ofConversations(conversations: readonly string[]): Promise<CallbackRow[]> {
      if (conversations.length === 0) return [];
      return db
        .selectFrom('callbacks')
        .selectAll()
        .where('conversation', 'in', [...conversations])
        .execute();
    },

    async update(conversation: string, patch: CallbackPatch): Promise<void> {
      await db.updateTable('callbacks').set(patch).where('conversation', '=', conversation).execute();
    },

    /** Calls still to come. */
    async bookedBy(visitor: string): Promise<CallbackRow[]> {
      return db
        .selectFrom('callbacks')
        .selectAll()
        .where('visitor', '=', visitor)
        .where('state', '=', 'booked')
        .orderBy('conversation')
        .execute();
    },

    /** Locks a slot and counts its taken places: until the transaction ends nobody else can take one. */
    async lockSlot(start: number): Promise<number> {
      await db
        .insertInto('slots')
        .values({ start })
        .onConflict((c) => c.column('start').doNothing())
        .execute();
      const row = db.selectFrom('slots').select('start').where('start', '=', start);
      await (locksRows ? row.forUpdate() : row).executeTakeFirstOrThrow();
      const taken = await db
        .selectFrom('callbacks')
        .select((e) => e.fn.countAll().as('places'))
        .where('slot', '=', start)
        .where('state', '=', 'booked')
        .executeTakeFirstOrThrow();
      return Number(taken.places);
    },

    /** Taken places per slot start. */
    async taken(from: number, to: number): Promise<Map<number, number>> {
      const rows = await db
        .selectFrom('callbacks')
        .select(['slot', (e) => e.fn.countAll().as('places')])
        .where('state', '=', 'booked')
        .where('slot', '>=', from)
        .where('slot', '<', to)
        .groupBy('slot')
        .execute();
      return new Map(rows.map((row) => [row.slot ?? 0, Number(row.places)]));
    },
  };
}
