import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { RunningServer } from '../../src/server/index.ts';
import { shopOrigin } from './shop.ts';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process and what it said. */
export interface Spawned {
  readonly process: ChildProcess;
  readonly said: { out: string; err: string };
  readonly exited: Promise<Exit>;
}

/** A server in a process of its own. */
export interface ServerProcess extends Pick<RunningServer, 'url' | 'port'> {
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): Promise<Exit>;
}

/** Builds the `deskbell` command into a folder inside the project, from where it finds its dependencies. */
export function buildCommand(folder: string, root: string): Promise<string> {
  return buildFor(folder, root, { deskbell: 'src/cli/deskbell.ts', 'faq-thread': 'src/server/faq/thread.ts' });
}

/** Builds nothing but the thread in which a server builds the FAQ. */
export function buildThread(folder: string, root: string): Promise<string> {
  return buildFor(folder, root, { 'faq-thread': 'src/server/faq/thread.ts' });
}

/** Gives the path of the first that was built. */
async function buildFor(folder: string, root: string, entries: Readonly<Record<string, string>>): Promise<string> {
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
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  return join(folder, 'dist/cli', `${Object.keys(entries)[0] ?? ''}.js`);
}

/** Runs the built command with nothing of our environment but the path. */
export function spawnCommand(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Spawned {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: resolve(script, '../../..'),
    env: { PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += String(text)));
  child.stderr.on('data', (text: Buffer) => (said.err += String(text)));
  const exited = new Promise<Exit>((done) => child.once('close', (code, signal) => done({ code, signal })));
  return { process: child, said, exited };
}

/** Starts `deskbell serve` and waits until it answers. */
export async function serveCommand(script: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const { process: child, said, exited } = spawnCommand(script, ['serve', '--port', '0', '--origin', shopOrigin, ...args], env);
  const url = await new Promise<string>((found, failed) => {
    child.stdout?.on('data', () => {
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
}
