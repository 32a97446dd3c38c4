import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ConfigInput, RunningServer } from '../server/index.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { askPassword } from './password.ts';
import { configOf, portOf, type ServerOptions } from './server-config.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface ServeOptions extends ServerOptions {
  readonly setPassword?: boolean;
  readonly agent: string;
}

/** How long a stop may take before the process ends anyway. */
const stopWithinMs = 25_000;

/** A key press reaches every process of a terminal, and a parent may pass it on: so close together is one wish. */
const oneWishMs = 500;

/** `deskbell serve`: runs the reference server until it is told to stop. */
export function serveCommand(terminal: Terminal = createTerminal(process)): Command {
  return new Command('serve')
    .description('run the reference server with the desk for agents')
    .option('-p, --port <number>', 'port to listen on; 0 takes any free one (DESKBELL_PORT, default 8787)', portOf)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for every network (DESKBELL_HOST, default 127.0.0.1)')
    .option('--data <folder>', 'where conversations are kept (DESKBELL_DATA, default ./deskbell-data; unused with DATABASE_URL)')
    .option(
      '--origin <url>',
      'a shop whose pages may use this server; may be given several times (DESKBELL_ORIGINS, separated by commas)',
      collect,
    )
    .option('--public-url <url>', 'the address people reach it at, when a proxy stands before it (DESKBELL_PUBLIC_URL)')
    .option('--config <file>', 'a JSON file: name, time zone, opening hours, topics, countries … (DESKBELL_CONFIG)')
    .option('--faq <folder>', 'an FAQ package made by "deskbell index", served at /faq/')
    .option('--set-password', 'set the password of an agent and exit; read from DESKBELL_PASSWORD, else asked for')
    .option('--agent <name>', 'whose password to set', 'desk')
    .addHelpText(
      'after',
      '\nDATABASE_URL=postgres://… uses PostgreSQL instead of the embedded database.\nREDIS_URL=redis://… lets several servers on one PostgreSQL tell each other at once what happens.\nDESKBELL_PASSWORD is also the password of the agent made at the first start; left out, one is made and printed.',
    )
    .action((options: ServeOptions) => (options.setPassword === true ? runSetPassword(options, terminal) : runServe(options, terminal)));
}

async function runServe(options: ServeOptions, terminal: Terminal): Promise<void> {
  const { startServer, StartError } = await import('../server/index.ts');
  const config = configOf(options, process.env);
  let server: RunningServer;
  try {
    server = await startServer(config);
  } catch (error) {
    if (error instanceof StartError) throw new CommandError(exitCode.failure, error.message, { cause: error });
    throw error;
  }
  announce(server, config, terminal);
  await untilStopped(server, terminal);
}

function announce(server: RunningServer, config: ConfigInput, terminal: Terminal): void {
  terminal.out(`Server  ${server.url}/`);
  if (config.deskFolder !== undefined) terminal.out(`Desk    ${server.url}/desk/`);
  terminal.out(
    `Data    ${config.databaseUrl === undefined ? resolve(config.dataFolder ?? './deskbell-data') : 'DATABASE_URL'} (${server.sync})`,
  );
  if (config.redisUrl !== undefined)
    terminal.out(
      `Hints   ${config.databaseUrl === undefined ? 'REDIS_URL is unused: one process owns a data folder' : 'REDIS_URL, shared with other servers on this database'}`,
    );
  terminal.out(`Shops   ${config.origins?.join(', ') || 'none but this server itself; name yours with --origin https://shop.example'}`);
  const { mail } = config.handover ?? {};
  if (mail) terminal.out(`Mail    to ${mail.to.join(', ')} by ${hostOf(mail.smtp)}${mail.imap === undefined ? '' : `; answers to chats come back by ${hostOf(mail.imap)}`}`);
  if (config.widgetFolder === undefined) terminal.err('The widget is not built, so it is not served here: npm run build.');
  if (server.firstSignIn) {
    const { name, password } = server.firstSignIn;
    const isGiven = config.firstPassword !== undefined;
    terminal.out(`\nSign in at the desk as "${name}" with the password ${isGiven ? 'you have given' : terminal.paint('bold', password)}`);
    terminal.out(`${isGiven ? '' : 'It is shown only now. '}Change it with: deskbell serve --set-password`);
  }
  terminal.out('\nStop with Ctrl-C.');
}

/** Nothing else of an address that holds a password. */
const hostOf = (address: string) => new URL(address).host;

/** Settles when a signal has stopped the server; a second one ends the process at once. */
function untilStopped(server: RunningServer, terminal: Terminal): Promise<void> {
  return new Promise((stopped, failed) => {
    let firstAt: number | undefined;
    const onSignal = () => {
      if (firstAt !== undefined) {
        if (Date.now() - firstAt > oneWishMs) process.exit(exitCode.failure);
        return;
      }
      firstAt = Date.now();
      terminal.err('Stopping; once more ends it at once.');
      setTimeout(() => process.exit(exitCode.failure), stopWithinMs).unref();
      server.close().then(stopped, failed);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  });
}

async function runSetPassword(options: ServeOptions, terminal: Terminal): Promise<void> {
  const { createLog, createSystemRandom, openStore, readConfig, setPassword, StartError } = await import('../server/index.ts');
  try {
    const { dataFolder, databaseUrl, logLevel } = readConfig(configOf(options, process.env));
    const password = process.env['DESKBELL_PASSWORD'] || (await askPassword(`New password for "${options.agent}": `));
    if (password.length < 10) throw new CommandError(exitCode.usage, 'A password needs at least 10 characters.');
    // Beside a running server, which will find older sessions ended.
    const store = await openStore({
      dataFolder,
      random: createSystemRandom(),
      log: createLog(logLevel),
      claim: 'guest',
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
    try {
      if (!(await setPassword(store, options.agent, password)))
        throw new CommandError(exitCode.notFound, `There is no agent "${options.agent}" yet. The first start makes "desk".`);
    } finally {
      await store.close();
    }
    terminal.out(`The password of "${options.agent}" is set; whoever was signed in has to sign in again.`);
  } catch (error) {
    if (error instanceof StartError) throw new CommandError(exitCode.failure, error.message, { cause: error });
    throw error;
  }
}

function collect(origin: string, before: readonly string[] = []): string[] {
  return [...before, origin];
}
