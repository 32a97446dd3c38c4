/** What a failure inside a transaction means for whoever asked. */
export type WriteFailure =
  /** Try again at once or soon: somebody held a lock too long, two writers collided. The store is well. */
  | 'busy'
  /** The store cannot keep anything now: the disk is full or failing, the database is away or stopping. */
  | 'broken'
  /** A uniqueness rule said no: the same id was used for something else. */
  | 'conflict'
  /** Not the store's doing. */
  | 'bug';

/** Codes of PostgreSQL that others' work brings about: deadlocks, serialization, locks, cancelled statements, no free connection. */
const busyClasses = /^(?:40...|55P03|57014|53300)$/;

/** Sorts what libsql and pg throw by their codes; messages differ between versions and quote rows. */
export function writeFailureOf(error: unknown): WriteFailure {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return connectionFailureOf(error);
  if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'conflict';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || busyClasses.test(code)) return 'busy';
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_ERROR' || code === 'SQLITE_MISUSE' || code === 'SQLITE_RANGE') return 'bug';
  // 22 bad data, 23 integrity, 42 syntax: ours. 08 connection, 53 resources, 55 and 57 not now, 58 system; errors of the network.
  if (/^(?:22|23|42)/.test(code) && code.length === 5) return 'bug';
  return 'broken';
}

// The pool reports a lost or refused connection, and a wait for one that took too long, as a plain error without a code.
function connectionFailureOf(error: unknown): WriteFailure {
  if (!(error instanceof Error)) return 'bug';
  if (/timeout exceeded when trying to connect/i.test(error.message)) return 'busy';
  return /connection (?:terminated|timeout)|client has encountered a connection error/i.test(error.message) ? 'broken' : 'bug';
}
