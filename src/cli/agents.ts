import type { Command } from 'commander';
import { dataCommand, demandData, withData, type DataOptions } from './data-command.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { askPassword } from './password.ts';
import type { Terminal } from './terminal.ts';

interface AgentsOptions extends DataOptions {
  readonly add?: string;
  readonly rename?: string;
  readonly role?: string;
  readonly disable?: boolean;
  readonly enable?: boolean;
  readonly signOut?: boolean;
}

/** `deskbell agents`: who may sign in at the desk, and what they may do there. */
export function agentsCommand(terminal: Terminal): Command {
  return dataCommand('agents')
    .description('list the agents of the desk, or add and change one, while the server runs')
    .argument('[login]', 'the name an agent signs in with; left out: list all')
    .option('--add <public name>', 'make this agent; the password is read from DESKBELL_PASSWORD, else asked for')
    .option('--rename <public name>', 'how visitors see them from now on')
    .option('--role <role>', 'admin or agent (a new one is an agent)')
    .option('--disable', 'let them sign in no more')
    .option('--enable', 'let them sign in again')
    .option('--sign-out', 'end their sessions everywhere, as every change does')
    .action((login: string | undefined, options: AgentsOptions) =>
      withData(options, async ({ openStore, ...server }, data) => {
        const role = roleOf(options.role);
        demandData(data);
        const store = await openStore({ ...data, claim: 'guest' });
        try {
          if (login !== undefined && options.add !== undefined) {
            const password = process.env['DESKBELL_PASSWORD'] || (await askPassword(`Password for "${login}": `));
            if (password.length < 10) throw new CommandError(exitCode.usage, 'A password needs at least 10 characters.');
            await server.addAgent(store, { login, name: options.add, password, role: role ?? 'agent', random: data.random, now: Date.now() });
          } else if (login !== undefined) {
            const found = (await server.listAgents(store)).find((each) => each.login === login.trim().toLowerCase());
            if (!found) throw new CommandError(exitCode.notFound, `There is no agent "${login}".`);
            const disabled = options.disable === true ? true : options.enable === true ? false : undefined;
            const name = options.rename?.trim();
            if (name === '') throw new CommandError(exitCode.usage, 'A name has at least one letter.');
            if (name === undefined && role === undefined && disabled === undefined && options.signOut !== true)
              throw new CommandError(exitCode.usage, 'Say what to do: --rename, --role, --disable, --enable or --sign-out.');
            await server.changeAgent(store, found.id, { ...(name !== undefined && { name }), ...(role && { role }), ...(disabled !== undefined && { disabled }) });
          }
          for (const each of await server.listAgents(store))
            terminal.out(`${each.login}  ${each.role}${each.disabled ? ', disabled' : ''}  ${each.name}`);
        } catch (error) {
          if (error instanceof server.Refusal) throw new CommandError(exitCode.failure, sentenceOf(error.fields));
          throw error;
        } finally {
          await store.close();
        }
      }),
    );
}

function roleOf(text: string | undefined): 'admin' | 'agent' | undefined {
  if (text === undefined || text === 'admin' || text === 'agent') return text;
  throw new CommandError(exitCode.usage, 'A role is "admin" or "agent".');
}

function sentenceOf(fields: Readonly<Record<string, string>> | undefined): string {
  return fields?.['login'] === 'taken' ? 'There is an agent of that name already.' : 'Nobody would be left to undo this: make another agent an admin first.';
}
