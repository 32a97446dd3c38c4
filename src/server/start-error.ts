/** Why a server does not start. */
export type StartErrorKind =
  /** The configuration is wrong. */
  | 'config'
  /** The data folder cannot be made or written. */
  | 'folder'
  /** Another server owns the data folder. */
  | 'owned'
  /** The database cannot be reached. */
  | 'database'
  /** The database was made by a newer program. */
  | 'newer'
  /** The database may lose what it confirmed. */
  | 'unsafe'
  /** A backup cannot be written or is not whole. */
  | 'backup'
  /** There is data that a restore would replace. */
  | 'data'
  /** The address is taken or not ours. */
  | 'port';

/** The server cannot start; `message` is one sentence or two for the person who starts it: what, and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly kind: StartErrorKind;

  constructor(kind: StartErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
