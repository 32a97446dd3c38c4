import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { build } from 'vite';
import type { RunningServer } from '../../src/server/index.ts';
import { shopOrigin } from './house.ts';

const root = resolve(import.meta.dirname, '../..');

/** The `deskbell` command as a real process, built for the tests of one file. */
export interface Command {
  /** Runs it to its end. */
  run(
    args: readonly string[],
    options?: { input?: string; env?: Record<string, string> },
  ): Promise<{ code: number | null; out: string; err: string }>;
  /** Starts `deskbell serve` and waits until it answers. */
  serve(args: readonly string[], env?: Record<string, string>): Promise<ServerProcess>;
}

/** A server in a process of its own. */
export interface ServerProcess extends Pick<RunningServer, 'url' | 'port'> {
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Call at the top of a file: builds before its tests, and removes what was built after them. */
export function useCommand(): Command {
  let folder = '';
  beforeAll(async () => {
    // Inside the project, since the built command finds its dependencies from where it lies.
    mkdirSync(join(root, 'node_modules/.deskbell'), { recursive: true });
    folder = mkdtempSync(join(root, 'node_modules/.deskbell/'));
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      define: { __DESKBELL_VERSION__: JSON.stringify('0.0.0-test') },
      build: {
        ssr: true,
        target: 'node20',
        outDir: join(folder, 'dist/cli'),
        minify: false,
        rolldownOptions: {
          input: { deskbell: join(root, 'src/cli/deskbell.ts') },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (args: readonly string[], env: Record<string, string> = {}) => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(folder, 'dist/cli/deskbell.js'), ...args], {
      cwd: folder,
      env: { PATH, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (said.out += String(text)));
    child.stderr.on('data', (text: Buffer) => (said.err += String(text)));
    const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
      child.once('close', (code, signal) => done({ code, signal })),
    );
    return { child, said, exited };
  };

  return {
    async run(args, { input = '', env } = {}) {
      const { child, said, exited } = start(args, env);
      child.stdin.end(input);
      const { code } = await exited;
      return { code, ...said };
    },
    async serve(args, env) {
      const { child, said, exited } = start(['serve', '--port', '0', '--origin', shopOrigin, ...args], env);
      onTestFinished(async () => {
        child.kill('SIGKILL');
        await exited;
      });
      const url = await new Promise<string>((found, failed) => {
        child.stdout.on('data', () => {
          const address = /^Server\s+(\S+)\/$/m.exec(said.out)?.[1];
          if (address !== undefined && said.out.includes('Ctrl-C')) found(address);
        });
        void exited.then(({ code }) => failed(new Error(`the server ended with ${code}: ${said.err}`)));
      });
      return {
        url,
        port: Number(new URL(url).port),
        process: child,
        out: () => said.out + said.err,
        exited,
        kill(signal) {
          child.kill(signal);
          return exited;
        },
      };
    },
  };
}
