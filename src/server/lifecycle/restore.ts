import { sql } from 'kysely';
import { createId, type Random } from '../random.ts';
import { StartError } from '../start-error.ts';
import type { Database, Queries } from '../store/database.ts';
import { createRows, migrate, migrations, writeFailureOf, type Erasure } from '../store/index.ts';
import { damaged, readDump, type DumpRow } from './dump.ts';
import { tableNames, together } from './tables.ts';

/** What a restore is given. */
export interface RestoreOptions {
  readonly file: string;
  readonly random: Random;
  /** Conversations that are there now may go. */
  readonly replace: boolean;
  /** Who was ever erased; see `erasure-journal.ts`. */
  readonly erased: readonly Erasure[];
}

const usualBatch = 200;

/**
 * Puts a backup in the place of everything, all or nothing. The epoch changes, so that no screen mixes numbers of then
 * with numbers of now, and who was erased since the backup is erased again. Answers with the number of rows.
 */
export async function restoreBackup(database: Database, { file, random, replace, erased }: RestoreOptions): Promise<number> {
  const { header, rows } = await readDump(file);
  if (header.schema > migrations.length) {
    throw new StartError(
      'newer',
      `The backup has schema version ${header.schema}, this program knows up to ${migrations.length}. Restore it with a newer Deskbell.`,
    );
  }
  await migrate(database);
  if (!replace && (await database.queries.selectFrom('visitors').select('id').limit(1).executeTakeFirst())) {
    throw new StartError('data', 'There are conversations already. Add --replace to put the backup in their place.');
  }
  return database.queries.transaction().execute(async (db) => {
    for (const table of tableNames.toReversed()) await db.schema.dropTable(table).execute();
    await sql`delete from schema_version`.execute(db);
    await advance(db, 0, header.schema);
    const count = await insertAll(db, rows).catch((error: unknown) => {
      // Rows that do not fit together, or not the schema they say they are of.
      throw ['busy', 'broken'].includes(writeFailureOf(error)) || error instanceof StartError ? error : damaged(file, error);
    });
    await advance(db, header.schema, migrations.length);
    await db.updateTable('meta').set({ value: createId(random) }).where('key', '=', 'epoch').execute();
    const { people } = createRows(db, database.locksRows);
    for (const erasure of erased) await people.eraseAgain(erasure);
    return count;
  });
}

/** Rows are put into the schema they come from, which then goes on as it would have with them in it. */
async function advance(db: Queries, from: number, to: number): Promise<void> {
  for (let version = from; version < to; version += 1) {
    await migrations[version]?.(db);
    await sql`insert into schema_version (version) values (${version + 1})`.execute(db);
  }
}

async function insertAll(db: Queries, rows: AsyncIterable<DumpRow>): Promise<number> {
  let count = 0;
  let batch: DumpRow[] = [];
  async function flush(): Promise<void> {
    const [first] = batch;
    if (first) await db.insertInto(first.table).values(batch.map(({ row }) => row)).execute();
    count += batch.length;
    batch = [];
  }
  for await (const row of rows) {
    if (batch.length === together(row.table, usualBatch) || (batch[0] && batch[0].table !== row.table)) await flush();
    batch.push(row);
  }
  await flush();
  return count;
}
