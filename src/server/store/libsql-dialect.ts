import type Libsql from 'libsql';
import { SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';

/** Kysely over libsql, which speaks as better-sqlite3 does. */
export class LibsqlDialect extends SqliteDialect {
  readonly #file: Libsql.Database;

  constructor(config: { database: Libsql.Database }) {
    super(config);
    this.#file = config.database;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#file);
  }
}

/**
 * SQLite takes a transaction back by itself when the disk is full or failing. Taking it back once more fails, and that
 * failure would hide the first: what can be tried again later would look like a mistake of ours.
 */
class Driver extends SqliteDriver {
  readonly #file: Libsql.Database;

  constructor(file: Libsql.Database) {
    super({ database: file });
    this.#file = file;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}
