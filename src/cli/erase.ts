import type { Command } from 'commander';
import { demandData, namedBy, personCommand, withData, type DataOptions, type PersonOptions } from './data-command.ts';
import { CommandError, exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

interface EraseOptions extends DataOptions, PersonOptions {
  readonly yes?: boolean;
}

/** `deskbell erase`: erases everything kept of a person, for ever and from backups restored later too. */
export function eraseCommand(terminal: Terminal): Command {
  return personCommand('erase')
    .description('erase everything kept of a person, while the server runs')
    .option('--yes', 'do it; without this it is only said what would go')
    .action((options: EraseOptions) =>
      withData(options, async ({ openStore, findVisitors, exportVisitors, eraseVisitors, journalOf }, data) => {
        const named = namedBy(options);
        demandData(data);
        const store = await openStore({ ...data, claim: 'guest' });
        try {
          const visitors = await findVisitors(store, named);
          if (visitors.length === 0) throw new CommandError(exitCode.notFound, 'Nothing is kept of this person.');
          const conversations = (await exportVisitors(store, visitors)).reduce((sum, each) => sum + each.conversations.length, 0);
          const what = `Browsers: ${visitors.length}, conversations: ${conversations}.`;
          if (options.yes !== true) return terminal.out(`${what} Add --yes to erase them; there is no way back.`);
          const journal = journalOf(data.dataFolder);
          await eraseVisitors(store, { visitors, journal, now: Date.now() });
          terminal.out(`${what} Erased, and noted in ${journal}: keep that file, a restore reads it. Backups made before still hold them.`);
        } finally {
          await store.close();
        }
      }),
    );
}
