import type { Command } from 'commander';
import { demandData, namedBy, personCommand, withData, type DataOptions, type PersonOptions } from './data-command.ts';
import { CommandError, exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** `deskbell export`: prints everything kept of a person as JSON. */
export function exportCommand(terminal: Terminal): Command {
  return personCommand('export')
    .description('print everything kept of a person as JSON, while the server runs')
    .action((options: DataOptions & PersonOptions) =>
      withData(options, async ({ openStore, findVisitors, exportVisitors }, data) => {
        const named = namedBy(options);
        demandData(data);
        const store = await openStore({ ...data, claim: 'guest' });
        try {
          const visitors = await findVisitors(store, named);
          if (visitors.length === 0) throw new CommandError(exitCode.notFound, 'Nothing is kept of this person.');
          terminal.out(JSON.stringify({ exportedAt: Date.now(), visitors: await exportVisitors(store, visitors) }, null, 2));
        } finally {
          await store.close();
        }
      }),
    );
}
