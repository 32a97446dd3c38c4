import { sql } from 'kysely';
import type { Queries, Transact } from './database.ts';

/** Beyond so many in one commit nobody gains anything, and the first waits too long. */
const together = 100;

interface Waiting {
  /** Does the work; the answer says what to tell whoever waits, once it is on disk. */
  run(db: Queries): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * Transactions of a database that runs one at a time, with one wait for the disk for all that come in meanwhile: a disk
 * that takes ten milliseconds to confirm would allow a hundred messages a second otherwise. Each is all or nothing by
 * itself, within a savepoint; none is told of before the commit, and when that fails all of them have failed.
 */
export function createGroupCommit(queries: Queries, isInTransaction: () => boolean): Transact {
  const queue: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    try {
      while (queue.length > 0) {
        // What came in while the disk was waited for is read first, and belongs to this turn.
        await new Promise((turn) => setImmediate(turn));
        await commit(queue.splice(0, together));
      }
    } finally {
      running = false;
    }
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    const told: (() => void)[] = [];
    try {
      await queries.connection().execute(async (db) => {
        await sql`begin immediate`.execute(db);
        try {
          for (const each of group) told.push(await runOne(db, each));
          await sql`commit`.execute(db);
        } catch (error) {
          // On a full or failing disk SQLite has taken it all back by itself.
          if (isInTransaction()) await sql`rollback`.execute(db);
          throw error;
        }
      });
    } catch (error) {
      for (const { fail } of group) fail(error);
      return;
    }
    for (const tell of told) tell();
  }

  async function runOne(db: Queries, each: Waiting): Promise<() => void> {
    await sql`savepoint one`.execute(db);
    try {
      const tell = await each.run(db);
      await sql`release one`.execute(db);
      return tell;
    } catch (error) {
      // Nothing of the others is left either: the whole group fails, for the reason this one found.
      if (!isInTransaction()) throw error;
      await sql`rollback to one`.execute(db);
      await sql`release one`.execute(db);
      return () => each.fail(error);
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push({
        async run(db) {
          const result = await work(db);
          return () => resolve(result);
        },
        fail: reject,
      });
      void drain();
    });
}
