import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import { buildCommand, serveCommand, spawnCommand, type ServerProcess } from './process.ts';

export type { ServerProcess } from './process.ts';

const root = resolve(import.meta.dirname, '../..');
const builds = join(root, 'node_modules/.deskbell');

/** The `deskbell` command as a real process, built for the tests of one file. */
export interface Command {
  /** Where it lies, once the tests run. */
  script(): string;
  /** Runs it to its end. */
  run(
    args: readonly string[],
    options?: { input?: string; env?: Record<string, string> },
  ): Promise<{ code: number | null; out: string; err: string }>;
  /** Starts `deskbell serve` and waits until it answers; killed after the test. */
  serve(args: readonly string[], env?: Record<string, string>): Promise<ServerProcess>;
}

/** Call at the top of a file: builds before its tests, and removes what was built after them. */
export function useCommand(): Command {
  // A process starts in half a second, or in ten where browsers and other tests want the same two cores: a test that
  // starts several is not to fail for that.
  vi.setConfig({ testTimeout: 240_000 });
  let folder = '';
  let script = '';
  beforeAll(async () => {
    mkdirSync(builds, { recursive: true });
    folder = mkdtempSync(join(builds, '/'));
    script = await buildCommand(folder, root);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  return {
    script: () => script,
    async run(args, { input = '', env } = {}) {
      const { process, said, exited } = spawnCommand(script, args, env);
      process.stdin?.end(input);
      const { code } = await exited;
      return { code, ...said };
    },
    async serve(args, env) {
      const server = await serveCommand(script, args, env);
      onTestFinished(async () => void (await server.kill('SIGKILL')));
      return server;
    },
  };
}
