import type { Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.ts';
import type { HandoverTable } from '../schema.ts';

export type HandoverRow = Readonly<Selectable<HandoverTable>>;
export type HandoverPatch = Updateable<Pick<HandoverTable, 'state' | 'attempts' | 'due_at' | 'external'>>;

/** What is to be told to systems outside, until it has been. */
export function createHandoverRows(db: Queries, locksRows: boolean) {
  return {
    async insert(rows: readonly HandoverRow[]): Promise<void> {
      if (rows.length === 0) return;
      await db
        .insertInto('handovers')
        .values([...rows])
        .execute();
    },

    async byId(id: string): Promise<HandoverRow | undefined> {
      return db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Whether something of that kind still waits. */
    async waits(conversation: string, occasion: string): Promise<boolean> {
      const row = await db
        .selectFrom('handovers')
        .select('id')
        .where('conversation', '=', conversation)
        .where('occasion', '=', occasion)
        .where('state', '=', 'waiting')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Takes what is due, for as long as a lease: nobody else is given it before. Who takes it and falls silent loses it to
     * the next. In a transaction.
     */
    async takeDue({ now, until, limit }: { now: number; until: number; limit: number }): Promise<HandoverRow[]> {
      const due = db
        .selectFrom('handovers')
        .selectAll()
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit);
      const rows = await (locksRows ? due.forUpdate().skipLocked() : due).execute();
      if (rows.length === 0) return [];
      const ids = rows.map(({ id }) => id);
      await db
        .updateTable('handovers')
        .set((e) => ({ due_at: until, attempts: e('attempts', '+', 1) }))
        .where('id', 'in', ids)
        .execute();
      return rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
    },

    async update(id: string, patch: HandoverPatch): Promise<void> {
      await db.updateTable('handovers').set(patch).where('id', '=', id).execute();
    },

    /** When the next one is due, if any waits. */
    async nextDue(): Promise<number | undefined> {
      const row = await db
        .selectFrom('handovers')
        .select('due_at')
        .where('state', '=', 'waiting')
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },
  };
}
