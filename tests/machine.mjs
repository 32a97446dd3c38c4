// Finds what the tests need on this machine, or installs it from Debian's packages where that is allowed, or says in
// one sentence what to do.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs';

const runs = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(packages) {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 10 * 60_000 };
  console.log(`Installing ${packages.join(', ')} from Debian's packages …`);
  spawnSync('apt-get', ['update'], options);
  return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options).status === 0;
}

function findChromium() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
    .filter(Boolean)
    .find((path) => existsSync(path) && runs(path));
}

/** Path of a Chromium. Throws one sentence that says how to get one. */
export function chromium() {
  const found = findChromium() ?? (isDebianRoot() && install(['chromium', 'fonts-noto-core']) ? findChromium() : undefined);
  if (found) return found;
  throw new Error('The browser tests need Chromium: install it ("apt-get install chromium") or name one with CHROMIUM=/path/to/chromium.');
}

function findPostgres() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `${root}/${version}/bin`)
    .find((bin) => existsSync(`${bin}/initdb`) && existsSync(`${bin}/postgres`));
}

/** Folder of PostgreSQL's programs, or undefined where it cannot be had; its tests are then skipped with that reason. */
export function postgres() {
  return findPostgres() ?? (isDebianRoot() && install(['postgresql']) ? findPostgres() : undefined);
}

const findRedis = () => [process.env.REDIS_BIN, '/usr/bin/redis-server', '/usr/bin/valkey-server'].filter(Boolean).find((path) => existsSync(path) && runs(path));

/** Path of a Redis, or undefined where it cannot be had; its tests are then skipped with that reason. */
export function redis() {
  return findRedis() ?? (isDebianRoot() && install(['redis-server']) ? findRedis() : undefined);
}

/** A folder in memory with room for whatever tests leave lying meanwhile; `undefined` where there is none. */
export function memoryFolder(folder = '/dev/shm') {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= 4 * 2 ** 30 ? folder : undefined;
  } catch {
    return undefined;
  }
}
