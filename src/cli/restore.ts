import type { Command } from 'commander';
import { dataCommand, withData, type DataOptions } from './data-command.ts';
import type { Terminal } from './terminal.ts';

interface RestoreOptions extends DataOptions {
  readonly replace?: boolean;
  readonly erasures?: string;
}

/** `deskbell restore <file>`: puts a backup in the place of everything. */
export function restoreCommand(terminal: Terminal): Command {
  return dataCommand('restore')
    .description('put a backup in the place of all conversations; the server must be stopped')
    .argument('<file>', 'a file written by "deskbell backup"')
    .option('--replace', 'also when there are conversations, which are then gone')
    .option('--erasures <file>', 'the journal of people erased since (default: erasures.jsonl in the data folder)')
    .action((file: string, options: RestoreOptions) =>
      withData(options, async ({ openDatabase, restoreBackup, journalOf, readErasures }, data) => {
        const erased = readErasures(options.erasures ?? journalOf(data.dataFolder));
        const database = await openDatabase({ ...data, claim: 'alone' });
        try {
          const { random } = data;
          const rows = await restoreBackup(database, { file, random, replace: options.replace === true, erased });
          terminal.out(`${rows} rows restored. Agents sign in again; every open page reads its conversation anew.`);
        } finally {
          await database.close();
        }
      }),
    );
}
