/** What a failure inside a transaction means for whoever asked. */
export type WriteFailure =
  /** Try again: the disk is full, the database restarts, somebody held a lock too long. */
  | 'later'
  /** A uniqueness rule said no: the same id was used for something else. */
  | 'conflict'
  /** Not the store's doing. */
  | 'bug';

/** Sorts what libsql and pg throw by their codes; messages differ between versions and quote rows. */
export function writeFailureOf(error: unknown): WriteFailure {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return isConnectionLoss(error) ? 'later' : 'bug';
  if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'conflict';
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_ERROR' || code === 'SQLITE_MISUSE' || code === 'SQLITE_RANGE') return 'bug';
  // 22 bad data, 23 integrity, 42 syntax: ours. 08 connection, 40 rollback, 53 resources, 55 and 57 not now, 58 system.
  if (/^(?:22|23|42)/.test(code) && code.length === 5) return 'bug';
  return 'later';
}

// The pool reports a lost or refused connection as a plain error without a code.
function isConnectionLoss(error: unknown): boolean {
  return (
    error instanceof Error &&
    /connection (?:terminated|timeout)|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      error.message,
    )
  );
}
