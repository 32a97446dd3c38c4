import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import { agentsCommand } from './agents.ts';
import { backupCommand } from './backup.ts';
import { eraseCommand } from './erase.ts';
import { evalCommand } from './eval-command.ts';
import { exportCommand } from './export.ts';
import { indexCommand } from './index-command.ts';
import { restoreCommand } from './restore.ts';
import { searchCommand } from './search-command.ts';
import { serveCommand } from './serve.ts';

/** Every command, a file each. What is heavy a command imports when it runs. */
export const commands: readonly ((terminal: Terminal) => Command)[] = [
  indexCommand,
  searchCommand,
  evalCommand,
  serveCommand,
  agentsCommand,
  backupCommand,
  restoreCommand,
  exportCommand,
  eraseCommand,
];
