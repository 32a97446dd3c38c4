import type { Selectable } from 'kysely';
import type { Queries } from '../database.ts';
import type { ProofTable, TokenTable, VisitorTable } from '../schema.ts';

export type VisitorRow = Selectable<VisitorTable>;
export type TokenRow = Selectable<TokenTable>;

// Parameters of one statement.
const together = 500;

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

    async dropToken(hash: string): Promise<void> {
      await db.deleteFrom('tokens').where('hash', '=', hash).execute();
    },

    /** Which of some tokens are good still. */
    async goodTokens(hashes: readonly string[], now: number): Promise<Set<string>> {
      const good = new Set<string>();
      for (let from = 0; from < hashes.length; from += together) {
        const some = hashes.slice(from, from + together);
        const rows = await db.selectFrom('tokens').select('hash').where('hash', 'in', some).where('expires_at', '>', now).execute();
        for (const { hash } of rows) good.add(hash);
      }
      return good;
    },

    /** Whether a proof is shown for the first time, or again by the browser that showed it first. */
    async claimProof(row: Selectable<ProofTable>): Promise<boolean> {
      await db
        .insertInto('proofs')
        .values(row)
        .onConflict((c) => c.column('hash').doNothing())
        .execute();
      const kept = await db.selectFrom('proofs').select('device').where('hash', '=', row.hash).executeTakeFirst();
      return kept?.device === row.device;
    },

    /** The visitor a token stands for. */
    async ofToken(hash: string, now: number): Promise<string | undefined> {
      const row = await db.selectFrom('tokens').select('visitor').where('hash', '=', hash).where('expires_at', '>', now).executeTakeFirst();
      return row?.visitor;
    },
  };
}
