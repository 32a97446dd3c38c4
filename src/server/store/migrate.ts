import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
import type { Database, Queries } from './database.ts';
import { migrations, type Migration } from './migrations.ts';
import { writeFailureOf } from './write-failure.ts';

/**
 * Brings a database to the newest schema, each step in a transaction of its own together with its version: killed at any
 * instant it goes on where it was. A database that is already further than this program is refused, since an older
 * program would write rows the newer one cannot read.
 */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  await makeVersionTable(database.queries);
  for (;;) {
    const done = await database.queries.transaction().execute(async (db) => {
      // A change of a large table takes longer than anything a visitor waits for, and cut short would be cut short at every start.
      if (database.locksRows) await sql`set local statement_timeout = 0`.execute(db);
      // Two processes may start at once; the second waits here and then finds the work done.
      if (database.locksRows) await sql`lock table schema_version in exclusive mode`.execute(db);
      const version = await versionOf(db);
      if (version > steps.length) {
        throw new StartError(
          'newer',
          `The database has schema version ${version}, this program knows up to ${steps.length}. Start a newer Deskbell, or restore a backup made with this one.`,
        );
      }
      const step = steps[version];
      if (!step) return true;
      await step(db);
      await sql`insert into schema_version (version) values (${version + 1})`.execute(db);
      return false;
    });
    if (done) return;
  }
}

// PostgreSQL's "if not exists" looks before it makes: of two processes that start at once one is told of a conflict.
async function makeVersionTable(db: Queries): Promise<void> {
  try {
    await sql`create table if not exists schema_version (version integer primary key)`.execute(db);
  } catch (error) {
    if (writeFailureOf(error) !== 'conflict') throw error;
  }
}

/** How many steps a database has taken. */
export async function versionOf(db: Queries): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`select max(version) as version from schema_version`.execute(db);
  return rows[0]?.version ?? 0;
}
