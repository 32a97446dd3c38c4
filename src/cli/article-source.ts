import { InputError } from '../search/build/index.ts';
import { CommandError, exitCode, type ExitCode } from './exit-code.ts';

/** How each kind of nothing to read ends. */
const codes: Readonly<Record<InputError['kind'], ExitCode>> = { missing: exitCode.notFound, unreachable: exitCode.failure, usage: exitCode.usage };

/** What an address is asked with, as the environment says. */
export function authorized(): { readonly authorization?: string } {
  const authorization = process.env['DESKBELL_AUTHORIZATION'];
  return authorization === undefined ? {} : { authorization };
}

/** Ends the command when there is nothing to read; for a promise's `catch`. */
export function endWithoutInput(thrown: unknown): never {
  throw thrown instanceof InputError ? new CommandError(codes[thrown.kind], thrown.message, { cause: thrown }) : thrown;
}
