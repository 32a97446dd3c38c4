import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { password, shopOrigin } from './shop.ts';
import { startServer, type ConfigInput, type Machine, type RunningServer } from '../../src/server/index.ts';
import { databaseFile } from '../../src/server/store/libsql.ts';

export { password, shopOrigin } from './shop.ts';

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The database as a first start leaves it, made once for the tests of a file. */
let afterFirstStart: Promise<Buffer> | undefined;

async function startFirst(): Promise<Buffer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'deskbell-'));
  try {
    const server = await startServer({ port: 0, dataFolder, firstPassword: password, logLevel: 'silent' });
    await server.close();
    return readFileSync(join(dataFolder, databaseFile));
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/**
 * A folder with all tables and the first agent in it, and nothing else. Every change of schema waits for the disk and the
 * hash of a password for the processor, which together takes longer than most tests do.
 */
export async function furnishedFolder(): Promise<string> {
  const folder = tempFolder();
  writeFileSync(join(folder, databaseFile), await (afterFirstStart ??= startFirst()));
  return folder;
}

/** A server on a free port with its data in a folder of its own; stopped after the test. */
export async function startHouse(config: ConfigInput = {}, machine: Machine = {}): Promise<RunningServer> {
  // What a first start makes of these is there only where it is one.
  const isFirst = config.databaseUrl !== undefined || config.firstPassword !== undefined || config.name !== undefined || machine.random !== undefined;
  const server = await startServer(
    { port: 0, dataFolder: config.dataFolder ?? (isFirst ? tempFolder() : await furnishedFolder()), origins: [shopOrigin], firstPassword: password, logLevel: 'silent', ...config },
    machine,
  );
  onTestFinished(() => server.close());
  return server;
}
