import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http } from '../../../src/adapters/http/index.ts';
import type { Harness } from '../../../src/testing/index.ts';

/** An example server as a shop would run it: a process of its own, whose standard input is the agent. */
export interface ExampleServer {
  readonly url: string;
  /** Kills it without a word. */
  kill(): Promise<void>;
  /** Starts it again over the same file. */
  revive(): Promise<void>;
  harness(): Harness;
  close(): Promise<void>;
}

interface Kept {
  readonly type: 'letter' | 'message';
  readonly from: { readonly side: string };
  readonly text: string;
}

/** Starts an example server by its command line; port and file are added to it. */
export async function startExample(command: string, ...args: readonly string[]): Promise<ExampleServer> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-'));
  const file = join(folder, 'help.jsonl');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(command, [...args, String(port), file], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise<void>((ready, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => failed(new Error(`${command} ended with ${code}.`)));
      child.stdout?.once('data', () => ready());
    });
  }
  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await over;
  }
  const kept = (): readonly Kept[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Kept)
      : [];
  await start();

  return {
    url,
    kill: stop,
    revive: start,
    harness() {
      const before = kept().length;
      return {
        adapter: http({ endpoint: url, serves: 'contact chat chat.files' }),
        backend: {
          async agentSays(text) {
            child.stdin?.write(`${text}\n`);
            while (!kept().some((one) => one.from.side === 'agent' && one.text === text)) await new Promise((resume) => setTimeout(resume, 5));
          },
          stored: (what) =>
            kept()
              .slice(before)
              .filter(({ type, from }) => type === (what === 'contact' ? 'letter' : 'message') && from.side === 'visitor')
              .map(({ text }) => text),
        },
      };
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
