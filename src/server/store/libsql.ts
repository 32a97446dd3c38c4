import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import type { Claim } from './claim.ts';
import type { Database } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { StartError } from '../start-error.ts';
import { takeFolder } from './owner.ts';
import type { Schema } from './schema.ts';

/** The name of the database in a data folder. */
export const databaseFile = 'deskbell.db';

/** Opens the embedded database of a folder, making both when they are not there. A guest shares it. */
export function openLibsql(folder: string, claim: Claim = 'serve'): Database {
  let release = () => {};
  let file: Libsql.Database;
  try {
    makeFolder(resolve(folder));
    if (claim !== 'guest') release = takeFolder(folder);
    file = new Libsql(join(folder, databaseFile));
    file.exec('pragma journal_mode = wal');
    // One sync of the disk for every commit: a confirmed message survives a power cut.
    file.exec('pragma synchronous = full');
    // What is erased is overwritten, not only forgotten.
    file.exec('pragma secure_delete = on');
    file.exec('pragma foreign_keys = on');
    file.exec('pragma busy_timeout = 3000');
  } catch (error) {
    release();
    if (error instanceof StartError) throw error;
    throw new StartError(
      'folder',
      `The data folder "${folder}" cannot be used (${codeOf(error)}). Choose a folder this user may write to.`,
      error,
    );
  }
  const demandPlace = createPlace(join(folder, databaseFile));
  const queries = new Kysely<Schema>({ dialect: new LibsqlDialect({ database: file, onUse: demandPlace }) });
  return {
    queries,
    transact: createGroupCommit(queries, () => file.inTransaction),
    locksRows: false,
    sync: `libsql, journal_mode=${pragma(file, 'journal_mode')}, synchronous=${syncNames[Number(pragma(file, 'synchronous'))] ?? 'unknown'}`,
    async close() {
      try {
        file.exec('pragma wal_checkpoint(truncate)');
      } finally {
        await queries.destroy();
        release();
      }
    },
  };
}

/**
 * Throws when the files lie no longer where they were opened: moved away, deleted, or others put in their place. Reading and
 * writing would go on in them without a word, and what was confirmed would be gone with the process.
 */
function createPlace(database: string): () => void {
  // The log comes with the first word that is written.
  const known = new Map<string, bigint>();
  return () => {
    for (const file of [database, `${database}-wal`]) {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
      const opened = known.get(file) ?? found;
      if (found !== opened) throw Object.assign(new Error(`${file} is not the file that was opened.`), { code: 'SQLITE_READONLY_DBMOVED' });
      if (opened !== undefined) known.set(file, opened);
    }
  };
}

// Step by step: Node's own `recursive` never returns where the system says that a folder it shows is not there (/proc).
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  // What people wrote is nobody's business on the machine.
  mkdirSync(folder, { mode: 0o700 });
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code !== '' ? code : 'unknown reason';
}

const syncNames = ['off', 'normal', 'full', 'extra'];

// Asked back rather than assumed: a pragma that cannot be obeyed is ignored without a word.
function pragma(file: Libsql.Database, name: string): string {
  const [row] = file.prepare(`pragma ${name}`).all() as Record<string, unknown>[];
  return String(row?.[name]);
}
