import { existsSync, mkdirSync } from 'node:fs';
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
  const queries = new Kysely<Schema>({ dialect: new LibsqlDialect({ database: file }) });
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

// Step by step: Node's own `recursive` never returns where the system says that a folder it shows is not there (/proc).
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
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
