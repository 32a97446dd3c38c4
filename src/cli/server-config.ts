import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import type { ConfigInput } from '../server/index.ts';
import { CommandError, exitCode } from './exit-code.ts';

/** What may be said on the command line about a server and its data. */
export interface ServerOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly origin?: readonly string[];
  readonly publicUrl?: string;
  readonly config?: string;
  readonly faq?: string;
}

/** Options before environment before file. Checked by the server, which knows what is right. */
export function configOf(options: ServerOptions, env: NodeJS.ProcessEnv): ConfigInput {
  const file = options.config ?? env['DESKBELL_CONFIG'];
  const fromFile = file === undefined ? {} : readConfigFile(file);
  const port = options.port ?? (env['DESKBELL_PORT'] === undefined ? undefined : portOf(env['DESKBELL_PORT']));
  const origins =
    options.origin ??
    env['DESKBELL_ORIGINS']
      ?.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean);
  return dropUndefined({
    ...fromFile,
    ...dropUndefined({
      port,
      host: options.host ?? env['DESKBELL_HOST'],
      dataFolder: options.data ?? env['DESKBELL_DATA'],
      databaseUrl: env['DATABASE_URL'] || undefined,
      redisUrl: env['REDIS_URL'] || undefined,
      origins: origins && [...(fromFile.origins ?? []), ...origins],
      publicUrl: options.publicUrl ?? env['DESKBELL_PUBLIC_URL'],
      faqFolder: options.faq,
      firstPassword: env['DESKBELL_PASSWORD'] || undefined,
      // The audience stands in the file, the secret need not.
      identity: env['DESKBELL_IDENTITY_KEY'] ? ({ ...fromFile.identity, key: env['DESKBELL_IDENTITY_KEY'] } as ConfigInput['identity']) : undefined,
      widgetFolder: fromFile.widgetFolder ?? builtFolder('cdn'),
      deskFolder: fromFile.deskFolder ?? builtFolder('desk'),
    }),
  });
}

function readConfigFile(file: string): ConfigInput {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      exitCode.notFound,
      `The configuration ${file} cannot be read (${(error as { code?: string }).code ?? 'unknown reason'}).`,
      { cause: error },
    );
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new CommandError(exitCode.failure, `The configuration ${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
  throw new CommandError(exitCode.failure, `The configuration ${file} must be a JSON object.`);
}

/** A folder of the build, found from the built command as from its source. */
function builtFolder(name: string): string | undefined {
  const folder = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

function dropUndefined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

/** A port from the command line. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
