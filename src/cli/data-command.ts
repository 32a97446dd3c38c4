import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type * as Server from '../server/index.ts';
import type { Named, StoreOptions } from '../server/index.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { configOf, type ServerOptions } from './server-config.ts';

/** Which data a command is about. */
export type DataOptions = Pick<ServerOptions, 'data' | 'config'>;

/** How a person is named. */
export interface PersonOptions {
  readonly email?: string;
  readonly phone?: string;
  readonly identity?: string;
  readonly visitor?: string;
}

/** A command about the data of a server, found as `deskbell serve` finds it. */
export function dataCommand(name: string): Command {
  return new Command(name)
    .option('--data <folder>', 'where conversations are kept (DESKBELL_DATA, default ./deskbell-data)')
    .option('--config <file>', 'the configuration of "deskbell serve" (DESKBELL_CONFIG)')
    .addHelpText('after', '\nDATABASE_URL=postgres://… uses PostgreSQL instead of the data folder.');
}

/** The same for the data of one person. */
export function personCommand(name: string): Command {
  return dataCommand(name)
    .option('--email <address>', 'who gave this address as theirs')
    .option('--phone <number>', 'who gave this number as theirs, such as "+44 20 7946 0958"', phoneOf)
    .option('--identity <subject>', 'the customer whom the shop has proven under this name')
    .option('--visitor <id>', 'one browser, by its id in an export');
}

/** The person a command names; exactly one way. */
export function namedBy({ email, phone, identity, visitor }: PersonOptions): Named {
  const given = [
    email !== undefined && { email },
    phone !== undefined && { phone },
    identity !== undefined && { identity },
    visitor !== undefined && { visitor },
  ].filter((each) => each !== false);
  const [named] = given;
  if (named && given.length === 1) return named;
  throw new CommandError(exitCode.usage, 'Say who it is: one of --email, --phone, --identity and --visitor.');
}

/** Does something with the data; what is foreseen ends in one sentence. */
export async function withData<Result>(
  options: DataOptions,
  work: (server: typeof Server, data: StoreOptions) => Promise<Result>,
): Promise<Result> {
  const server = await import('../server/index.ts');
  try {
    const { dataFolder, databaseUrl, logLevel } = server.readConfig(configOf(options, process.env));
    const random = server.createSystemRandom();
    const log = server.createLog(logLevel);
    return await work(server, { dataFolder, random, log, ...(databaseUrl !== undefined && { databaseUrl }) });
  } catch (error) {
    if (error instanceof server.StartError) throw new CommandError(exitCode.failure, error.message, { cause: error });
    throw error;
  }
}

/** Refuses to make an empty data folder where one was to be read. */
export function demandData({ dataFolder, databaseUrl }: StoreOptions): void {
  if (databaseUrl !== undefined || existsSync(join(dataFolder, 'deskbell.db'))) return;
  throw new CommandError(exitCode.notFound, `There is no data in ${resolve(dataFolder)}. Name the folder with --data.`);
}

function phoneOf(text: string): string {
  if (!/^\+[\d\s().-]{5,30}$/.test(text)) throw new InvalidArgumentError('Write a number with its country, such as "+44 20 7946 0958".');
  return text;
}
