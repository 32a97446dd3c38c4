import type { Command } from 'commander';
import { dataCommand, demandData, withData, type DataOptions } from './data-command.ts';
import type { Terminal } from './terminal.ts';

/** `deskbell backup <file>`: writes everything into one file, beside a running server. */
export function backupCommand(terminal: Terminal): Command {
  return dataCommand('backup')
    .description('write all conversations into a file, while the server runs')
    .argument('<file>', 'such as deskbell-2026-11-22.jsonl.gz; one that is there is replaced when the new one is whole')
    .action((file: string, options: DataOptions) =>
      withData(options, async ({ openDatabase, writeBackup }, data) => {
        demandData(data);
        const database = await openDatabase({ ...data, claim: 'guest' });
        try {
          const rows = await writeBackup(database, { file, now: Date.now() });
          terminal.out(`${file}: ${rows} rows. It holds what people wrote: keep it as safe as the data itself.`);
        } finally {
          await database.close();
        }
      }),
    );
}
