import { sql } from 'kysely';
import type { Log } from '../log.ts';
import { createId, type Random } from '../random.ts';
import type { Database } from './database.ts';
import type { Claim } from './claim.ts';
import { openLibsql } from './libsql.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { createRows, type Rows } from './rows/index.ts';
import { createSoundness } from './soundness.ts';

export { migrate, versionOf } from './migrate.ts';
export { migrations } from './migrations.ts';
export { createRows } from './rows/index.ts';
export { writeFailureOf, type WriteFailure } from './write-failure.ts';
export type * from './rows/index.ts';
export type { Channel, EventType, Side, Status } from './schema.ts';

/** Where everything is kept. */
export interface Store {
  /** Changes whenever a backup is restored: numbers of two epochs are never mixed. */
  readonly epoch: string;
  /** How a commit reaches the disk, for the start line. */
  readonly sync: string;
  /** For reading, outside any transaction. */
  readonly rows: Rows;
  /** All or nothing. When the promise is kept, it is on disk; when it is broken, nothing of it is. */
  transaction<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result>;
  /** Settles when the database answers and, after a write that failed, takes one again; fails when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Which database, and what opening it needs. */
export interface StoreOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  readonly random: Random;
  readonly log: Log;
  /** Default `serve`. */
  readonly claim?: Claim;
}

/** Opens the store and brings its schema up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = await openDatabase(options);
  try {
    await migrate(database);
    database.watch?.();
    return await createStore(database, options.random);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database as it is. */
export async function openDatabase({ dataFolder, databaseUrl, log, claim = 'serve' }: Omit<StoreOptions, 'random'>): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl, { log, claim }) : openLibsql(dataFolder, claim);
}

async function createStore(database: Database, random: Random): Promise<Store> {
  const { queries, transact, locksRows, sync } = database;
  const rows = createRows(queries, locksRows);
  const soundness = createSoundness({
    async read() {
      await sql`select 1`.execute(queries);
    },
    // Another value each time: SQLite does not trouble the disk for one that is there already.
    write: () => rows.meta.put('probe', createId(random)),
  });
  return {
    epoch: await rows.meta.ensure('epoch', createId(random)),
    sync,
    rows,
    transaction: (work) => soundness.watch(() => transact((db) => work(createRows(db, locksRows)))),
    ping: () => soundness.check(),
    close: () => database.close(),
  };
}
