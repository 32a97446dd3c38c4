import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** An open database, or a transaction in one. */
export type Queries = Kysely<Schema>;

/** Runs something all or nothing. */
export type Transact = <Result>(work: (db: Queries) => Promise<Result>) => Promise<Result>;

/** A database and the little in which the two kinds differ. */
export interface Database {
  readonly queries: Queries;
  /** All or nothing. When the promise is kept it is on disk. */
  readonly transact: Transact;
  /** PostgreSQL runs transactions side by side, so rows must be locked; SQLite runs one at a time and has no such words. */
  readonly locksRows: boolean;
  /** From now on connections that have gone silent are cut. Not before: a change of the schema may take its time. */
  watch?(): void;
  /** How a commit reaches the disk, for the start line. */
  readonly sync: string;
  close(): Promise<void>;
}
