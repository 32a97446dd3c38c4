import { Client } from 'pg';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import type { Claim } from './claim.ts';

// "desk" in ASCII. Locks of this kind belong to one database, so the number need not be told apart from other shops'.
const lockNumber = 0x6465736b;
const againAfterMs = 1_000;

/**
 * Holds a lock of PostgreSQL's for as long as a database is used, so that nobody replaces the data under a running
 * server; the answer gives it back. The lock ends with its connection, and is taken again when that was lost.
 */
export async function claimPostgres(url: string, claim: Claim, log: Log): Promise<() => Promise<void>> {
  if (claim === 'guest') return () => Promise.resolve();
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let released = false;

  async function take(): Promise<boolean> {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    next.on('error', (error) => {
      log.error('database connection lost', error);
      if (client === next) again();
    });
    await next.connect();
    const lock = claim === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
    const { rows } = await next.query<{ held: boolean }>(`select ${lock}(${lockNumber}) as held`);
    if (rows[0]?.held && !released) {
      client = next;
      return true;
    }
    await next.end();
    return false;
  }

  function again(): void {
    client = undefined;
    if (released) return;
    timer = setTimeout(() => void take().then((held) => held || again(), again), againAfterMs);
    timer.unref();
  }

  if (!(await take())) {
    throw new StartError(
      'owned',
      claim === 'alone'
        ? 'Servers are running on this database. Stop them all first.'
        : 'A backup is being restored into this database. Start again when that is done.',
    );
  }
  return async () => {
    released = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
