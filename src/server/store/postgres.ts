import { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import type { Log } from '../log.ts';
import type { Claim } from './claim.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { claimPostgres } from './postgres-claim.ts';
import { StartError } from '../start-error.ts';

/** How a database is opened. */
interface PostgresOptions {
  readonly log: Log;
  readonly claim: Claim;
  /** How long a server's statement may take. */
  readonly statementMs?: number;
}

/** Opens PostgreSQL; refuses one that confirms what it has not yet written to disk. */
export async function openPostgres(url: string, { log, claim, statementMs = 10_000 }: PostgresOptions): Promise<Database> {
  let isWatched = false;
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // For a server, whose visitors wait. A restore, a backup or an export takes as long as it takes.
    ...(claim === 'serve' && { statement_timeout: statementMs, idle_in_transaction_session_timeout: 1.5 * statementMs }),
    stream: () => connectionOf(1.5 * statementMs, () => isWatched),
    // Milliseconds and sequence numbers fit a JavaScript number; set here, not in pg's global table.
    types: { getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)) },
  });
  // A database that restarts breaks connections, idle ones and those between two queries of a transaction. Each says so
  // apart, and what nobody hears ends the process; the query that follows fails and is answered.
  const onLoss = (error: Error) => log.error('database connection lost', error);
  pool.on('error', onLoss);
  pool.on('connect', (client) => void client.on('error', onLoss));
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const commits = await setting(queries, 'synchronous_commit');
    if (commits === 'off') {
      throw new StartError(
        'unsafe',
        'The database confirms messages before they are on disk (synchronous_commit=off). Set synchronous_commit=on and start again.',
      );
    }
    const fsync = await setting(queries, 'fsync');
    if (fsync === 'off') {
      throw new StartError(
        'unsafe',
        'The database does not wait for the disk (fsync=off): a power cut would take what was confirmed. Set fsync=on and start again.',
      );
    }
    const release = await claimPostgres(url, claim, log);
    return {
      queries,
      // Runs them side by side, and lets those that end together wait for the disk together.
      transact: (work) => queries.transaction().execute(work),
      locksRows: true,
      watch: () => (isWatched = true),
      sync: `PostgreSQL, synchronous_commit=${commits}, fsync=${fsync}`,
      async close() {
        await release();
        await queries.destroy();
      },
    };
  } catch (error) {
    await queries.destroy();
    if (error instanceof StartError) throw error;
    const code = (error as { code?: unknown }).code;
    throw new StartError(
      'database',
      `The database at ${hostOf(url)} cannot be reached (${typeof code === 'string' ? code : 'no answer'}). Check DATABASE_URL and that PostgreSQL is running.`,
      error,
    );
  }
}

/**
 * A connection that is cut when nothing comes over it for longer than any statement may take. Where the database's machine
 * vanishes, or the network between, nobody says so: the system would wait a quarter of an hour, and every heartbeat with it.
 */
function connectionOf(silentMs: number, isWatched: () => boolean): Socket {
  const socket = new Socket();
  return socket.setTimeout(silentMs, () => isWatched() && socket.destroy(new Error('Connection terminated by silence')));
}

async function setting(queries: Kysely<Schema>, name: 'synchronous_commit' | 'fsync'): Promise<string> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(queries);
  return rows[0]?.value ?? 'unknown';
}

/** The address without name and password. */
function hostOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the given address';
  }
}
