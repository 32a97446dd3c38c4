import { sql } from 'kysely';
import type { Database, Queries } from '../store/database.ts';
import { versionOf } from '../store/index.ts';
import { writeDump, type DumpRow } from './dump.ts';
import { keptTables, tables, together, type TableName } from './tables.ts';

const usualPage = 500;

/**
 * Writes everything as it is at one moment into a file, beside a running server: what was confirmed before the backup
 * began is in it. Answers with the number of rows.
 */
export async function writeBackup(database: Database, { file, now }: { file: string; now: number }): Promise<number> {
  // One snapshot for all tables: SQLite's readers have it by nature, PostgreSQL when told.
  const transaction = database.queries.transaction().setIsolationLevel('repeatable read');
  return transaction.execute(async (db) => {
    const schema = await versionOf(db);
    // An older program's database may not have all of them yet.
    const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
    const names = keptTables.filter((name) => there.has(name));
    return writeDump(file, { deskbell: 'backup', schema, at: now }, allRows(db, names));
  });
}

async function* allRows(db: Queries, names: readonly TableName[]): AsyncGenerator<DumpRow> {
  for (const table of names) for await (const row of rowsOf(db, table)) yield { table, row };
}

/** Page by page from the last row on: a table may be larger than memory. */
async function* rowsOf(db: Queries, table: TableName): AsyncGenerator<Record<string, unknown>> {
  const keys = tables[table];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  const page = together(table, usualPage);
  let after = sql``;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(page)}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = sql`where (${columns}) > (${sql.join(keys.map((key) => last[key]))})`;
  }
}
