import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

/** A PostgreSQL of our own, with nothing in it and nobody else on it. */
export interface Postgres {
  /** A new database, empty or the same as another that nobody is connected to; the answer is its address. */
  createDatabase(like?: string): Promise<string>;
  /** Ends it as a crash would, without writing anything more, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs are, or why its tests are skipped. */
export function findPostgres(): { readonly bin: string } | { readonly skipped: string } {
  const given = process.env['POSTGRES_BIN'];
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const bin = [given, ...versions.map((version) => join(debian, version, 'bin'))].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'initdb')),
  );
  return bin === undefined ? { skipped: 'PostgreSQL is not on this machine (looked in POSTGRES_BIN and /usr/lib/postgresql)' } : { bin };
}

/** Makes a cluster in a temporary folder and starts it on a loopback port. `settings` are lines of its configuration. */
export async function startPostgres(bin: string, settings: readonly string[] = []): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-pg-'));
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'deskbell', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const port = await freePort();
  const options = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'shared_buffers=16MB',
    ...settings,
  ].flatMap((line) => ['-c', line]);
  const start = async () => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await ready(child);
    return child;
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  let server = await start();

  let made = 0;
  return {
    async createDatabase(like) {
      const name = `house${(made += 1)}`;
      const client = new Client(urlOf(port, 'postgres'));
      await client.connect();
      await client.query(`create database ${name}${like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`}`);
      await client.end();
      return urlOf(port, name);
    },
    async crash() {
      await end('SIGQUIT');
      server = await start();
    },
    async stop() {
      // Nothing of it is needed any more: there is no reason to wait until all of it is on the disk.
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(port: number, database: string): string {
  return `postgres://deskbell@127.0.0.1:${port}/${database}`;
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (text: Buffer) => {
      said += String(text);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code ?? 'a signal'}: ${said}`)));
  });
}
