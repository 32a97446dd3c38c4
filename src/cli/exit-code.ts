/** How a command ends, for scripts. */
export const exitCode = {
  ok: 0,
  failure: 1,
  usage: 2,
  /** What was to be read is not there. */
  notFound: 3,
  /** The articles hold an error; nothing was written. */
  content: 5,
  /** `--check` found something. */
  findings: 6,
} as const;

/** One of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An end with a sentence for the person at the terminal, and no stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
