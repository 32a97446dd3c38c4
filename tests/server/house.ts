import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { password, shopOrigin } from './shop.ts';
import { startServer, type ConfigInput, type Machine, type RunningServer } from '../../src/server/index.ts';

export { password, shopOrigin } from './shop.ts';

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server on a free port with its data in a folder of its own; stopped after the test. */
export async function startHouse(config: ConfigInput = {}, machine: Machine = {}): Promise<RunningServer> {
  const server = await startServer(
    { port: 0, dataFolder: tempFolder(), origins: [shopOrigin], firstPassword: password, logLevel: 'silent', ...config },
    machine,
  );
  onTestFinished(() => server.close());
  return server;
}
