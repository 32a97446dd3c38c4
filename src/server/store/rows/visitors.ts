import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { TokenTable, VisitorTable } from '../schema.ts';

export type VisitorRow = Selectable<VisitorTable>;
export type TokenRow = Selectable<TokenTable>;

/** Visitors and their tokens. */
export function createVisitorRows(db: Queries, locksRows: boolean) {
  return {
    /** The visitor of a device, made now if there is none. */
    async ofDevice(row: VisitorRow): Promise<VisitorRow> {
      await db
        .insertInto('visitors')
        .values(row)
        .onConflict((c) => c.column('device').doNothing())
        .execute();
      return db.selectFrom('visitors').selectAll().where('device', '=', row.device).executeTakeFirstOrThrow();
    },

    /** Makes everything else of this visitor wait for the end of the transaction: one command at a time. */
    async lock(id: string): Promise<VisitorRow | undefined> {
      const query = db.selectFrom('visitors').selectAll().where('id', '=', id);
      return (locksRows ? query.forUpdate() : query).executeTakeFirst();
    },

    async setPerson(id: string, person: string): Promise<void> {
      await db.updateTable('visitors').set({ person }).where('id', '=', id).execute();
    },

    /** Adds a token and forgets the oldest beyond `keep`, and those that have run out. */
    async addToken(row: TokenRow, keep: number): Promise<void> {
      await db.insertInto('tokens').values(row).execute();
      const old = db
        .selectFrom('tokens')
        .select('hash')
        .where('visitor', '=', row.visitor)
        .orderBy('created_at', 'desc')
        .orderBy('hash')
        .limit(1_000)
        .offset(keep);
      await db
        .deleteFrom('tokens')
        .where('visitor', '=', row.visitor)
        .where((e) => e.or([e('expires_at', '<=', row.created_at), e('hash', 'in', old)]))
        .execute();
    },

    /** The visitor a token stands for. */
    async ofToken(hash: string, now: number): Promise<string | undefined> {
      const row = await db.selectFrom('tokens').select('visitor').where('hash', '=', hash).where('expires_at', '>', now).executeTakeFirst();
      return row?.visitor;
    },
  };
}
