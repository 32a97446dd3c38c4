import { Command, CommanderError } from 'commander';
import { ForeignFolderError } from '../search/build/index.ts';
import { commands } from './commands.ts';
import { CommandError, exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line and gives its exit code. `argv` is what follows the program's name. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('deskbell')
    .description('Support widget for shops: builds the FAQ index, runs the reference server.')
    .version(__DESKBELL_VERSION__, '--version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) })
    .showHelpAfterError('(add --help for more)');
  for (const make of commands) program.addCommand(make(terminal).copyInheritedSettings(program));

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode.ok;
  } catch (error) {
    terminal.progress('');
    // Commander has printed its own sentence already; help and version end here too, well.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    terminal.err(`${terminal.paint('red', 'error')} ${error instanceof Error ? sentenceOf(error) : String(error)}`);
    return error instanceof CommandError ? error.code : exitCode.failure;
  }
}

/** Errors we foresaw speak for themselves; of any other the stack helps whoever reports it. */
function sentenceOf(error: Error): string {
  const isForeseen = error instanceof CommandError || error instanceof ForeignFolderError || 'code' in error;
  return isForeseen ? error.message : (error.stack ?? error.message);
}
