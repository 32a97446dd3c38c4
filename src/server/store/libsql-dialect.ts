import type Libsql from 'libsql';
import { SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase } from 'kysely';

/** Statements kept ready, and how long the words of one may be: those with a list of hundreds are another one each time. */
const statementsKept = 200;
const longestKept = 1_500;

/** A database, and what is done before it is used each time; it may throw. */
interface LibsqlConfig {
  readonly database: Libsql.Database;
  onUse(): void;
}

/** Kysely over libsql, which speaks as better-sqlite3 does. */
export class LibsqlDialect extends SqliteDialect {
  readonly #config: LibsqlConfig;

  constructor(config: LibsqlConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#config);
  }
}

/** Preparing a statement takes as long as running it, and a message takes thirteen: those used last are kept. */
function keepStatements(file: Libsql.Database): SqliteDatabase {
  type Statement = ReturnType<SqliteDatabase['prepare']>;
  const kept = new Map<string, Statement>();
  return {
    prepare(sql) {
      if (sql.length > longestKept) return file.prepare(sql);
      const statement = kept.get(sql) ?? file.prepare(sql);
      // Re-inserted, so that the first is the one to forget.
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > statementsKept) kept.delete(kept.keys().next().value as string);
      return statement;
    },
    close() {
      kept.clear();
      file.close();
    },
  };
}

/**
 * SQLite takes a transaction back by itself when the disk is full or failing. Taking it back once more fails, and that
 * failure would hide the first: what can be tried again later would look like a mistake of ours.
 */
class Driver extends SqliteDriver {
  readonly #file: Libsql.Database;

  readonly #onUse: () => void;

  constructor({ database, onUse }: LibsqlConfig) {
    super({ database: keepStatements(database) });
    this.#file = database;
    this.#onUse = onUse;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#onUse();
    return super.acquireConnection();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}
