import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import { indexCommand } from './index-command.ts';

/** Every command, a file each. What is heavy a command imports when it runs. */
export const commands: readonly ((terminal: Terminal) => Command)[] = [indexCommand];
