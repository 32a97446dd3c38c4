import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A Redis of our own, which can be stopped and started again at the same address. */
export interface Redis {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it for good. */
  close(): Promise<void>;
}

/** Where Redis is, or why its tests are skipped. */
export function findRedis(): { readonly bin: string } | { readonly skipped: string } {
  const candidates = [process.env['REDIS_BIN'], 'redis-server', 'valkey-server'].filter((name) => name !== undefined);
  const bin = candidates.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  return bin === undefined ? { skipped: 'Redis is not on this machine (looked in REDIS_BIN and PATH)' } : { bin };
}

/** Starts Redis on a loopback port, keeping nothing on disk. */
export async function startRedis(bin: string): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const redis: Redis = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      const child = spawn(bin, options, { stdio: ['ignore', 'pipe', 'inherit'] });
      server = child;
      await new Promise<void>((ready, failed) => {
        let said = '';
        child.stdout.on('data', (text: Buffer) => {
          said += String(text);
          if (/ready to accept connections/i.test(said)) ready();
        });
        child.once('exit', (code) => failed(new Error(`Redis ended with ${code ?? 'a signal'}: ${said}`)));
      });
    },
    async stop() {
      const child = server;
      server = undefined;
      if (!child) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}
