import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import { indexCommand } from './index-command.ts';
import { serveCommand } from './serve.ts';

/** Every command, a file each. What is heavy a command imports when it runs. */
export const commands: readonly ((terminal: Terminal) => Command)[] = [indexCommand, serveCommand];
