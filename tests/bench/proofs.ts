import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from '../abuse/fuzz.ts';
import { findPostgres, startPostgres } from '../server/postgres.ts';
import { buildCommand, serveCommand } from '../server/process.ts';
import { password } from '../server/shop.ts';
import { defaultRates } from '../../src/server/rate.ts';
import { writeMuch } from './bulk-writes.ts';
import { measureDeafLines } from './deaf-lines.ts';
import { killLoop, type KillFigures } from './kill-loop.ts';
import { measureLoad, type LoadFigures, type LoadSize } from './load-figures.ts';
import type { Verdict } from './promise-list.ts';
import { buildAndHash, runScript, runTests } from './scripts.ts';
import { quantile, wideRates } from './table.ts';

/** How much of each proof is run. */
export interface Size extends LoadSize {
  readonly kills: number;
  /** Messages confirmed on each store in the course of all kills. */
  readonly messages: number;
  /** How often a page is left, and a line goes deaf, in each way. */
  readonly trials: number;
  /** Written to the embedded store without a pause. */
  readonly megabytes: number;
  readonly stories: number;
  readonly inputs: number;
}
export const sizes = {
  small: { kills: 5, messages: 500, trials: 2, megabytes: 20, stories: 1_000, inputs: 2_000, visitors: 500, perSecond: 50, seconds: 5, stalled: 20 },
  middle: { kills: 40, messages: 5_000, trials: 10, megabytes: 200, stories: 10_000, inputs: 20_000, visitors: 5_000, perSecond: 250, seconds: 10, stalled: 200 },
  full: { kills: 200, messages: 50_000, trials: 100, megabytes: 2_000, stories: 100_000, inputs: 100_000, visitors: 10_000, perSecond: 500, seconds: 20, stalled: 500 },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof sizes;

/** What can be run; what several promises rest on is run once. */
export type Proofs = Awaited<ReturnType<typeof createProofs>>;

export async function createProofs({ folder, root, size }: { folder: string; root: string; size: Size }) {
  const script = await buildCommand(folder, root);
  const config = join(folder, 'config.json');
  const loadConfig = join(folder, 'load.json');
  writeFileSync(config, JSON.stringify({ heartbeatMs: 1_000, rates: wideRates }));
  writeFileSync(loadConfig, JSON.stringify({ rates: { ...wideRates, handshake: defaultRates.handshake }, connections: { perNetwork: 1_000_000 } }));
  const found = findPostgres();
  const syncs: string[] = [];
  let load: Promise<LoadFigures> | undefined;

  async function serve(args: readonly string[], env: Readonly<Record<string, string>>) {
    const server = await serveCommand(script, ['--config', config, ...args], { DESKBELL_PASSWORD: password, ...env });
    const [, sync] = /^Data .*\((.*)\)$/m.exec(server.out()) ?? [];
    if (sync !== undefined && !syncs.includes(sync)) syncs.push(sync);
    return server;
  }

  /** On libsql and, where it is, on PostgreSQL, which is crashed too. */
  async function killBoth(): Promise<KillFigures[]> {
    // A little more than is asked for: how many there are is a matter of chance.
    const options = { rounds: size.kills, visitors: 16, perRound: (1.1 * size.messages) / size.kills };
    const figures = [await killLoop({ ...options, serve: () => serve(['--data', join(folder, 'kill')], {}) })];
    if ('skipped' in found) return figures;
    const postgres = await startPostgres(found.bin);
    try {
      const env = { DATABASE_URL: await postgres.createDatabase() };
      return [...figures, await killLoop({ ...options, serve: () => serve([], env), crashDatabase: postgres.crash })];
    } finally {
      await postgres.stop();
    }
  }

  /** Only to hear how each store syncs. */
  async function startBoth(): Promise<void> {
    await (await serve(['--data', join(folder, 'sync')], {})).kill('SIGKILL');
    if ('skipped' in found) return;
    const postgres = await startPostgres(found.bin);
    try {
      await (await serve([], { DATABASE_URL: await postgres.createDatabase() })).kill('SIGKILL');
    } finally {
      await postgres.stop();
    }
  }

  const measure = () => (load ??= measureLoad({ ...size, script, config: loadConfig, dataFolder: join(folder, 'load') }));

  return {
    async kills(): Promise<Verdict> {
      const stores = await killBoth();
      const words = stores.map(
        ({ confirmed, lost, doubled, startMs }, index) =>
          `${index === 0 ? 'libsql' : 'PostgreSQL'}: ${size.kills} kills, ${confirmed} confirmed, ${lost} lost, ${doubled} doubled, back in ${quantile(startMs, 0.5)} ms`,
      );
      const isGood = stores.every(({ confirmed, lost, doubled, disordered, unlike }) => confirmed >= size.messages && lost + doubled + disordered + unlike === 0);
      return { holds: isGood, figure: words.join('; ') };
    },
    async syncs(): Promise<Verdict> {
      if (syncs.length === 0) await startBoth();
      const isSafe = syncs.length > 0 && syncs.every((sync) => /synchronous=full|synchronous_commit=on, fsync=on/.test(sync));
      return { holds: isSafe, figure: syncs.join('; ') };
    },
    async stories(): Promise<Verdict> {
      // Told with the figure, so that a story that breaks a promise can be played again.
      const seed = Date.now() % 2 ** 31;
      const { code, out } = await runScript(root, 'tests/sim/sim.mjs', ['--runs', String(size.stories), '--seed', String(seed)]);
      return { holds: code === 0, figure: `${/^.* violations.*$/m.exec(out)?.[0] ?? `ended with ${code}`}, seed ${seed}` };
    },
    async deafLines(): Promise<Verdict> {
      const server = await serveCommand(script, ['--data', join(folder, 'deaf'), '--config', loadConfig], { DESKBELL_PASSWORD: password });
      const { idleMs, waitingMs } = await measureDeafLines({ port: server.port, trials: 2 * size.trials });
      await server.kill('SIGKILL');
      const words = (name: string, ms: readonly number[]) => `${name}: ${ms.length} lines, p95 ${(quantile(ms, 0.95) / 1000).toFixed(1)} s, at most ${(quantile(ms, 1) / 1000).toFixed(1)} s`;
      return { holds: quantile(idleMs, 1) <= 30_000 && quantile(waitingMs, 1) <= 10_000, figure: `${words('idle', idleMs)}; ${words('with words on the way', waitingMs)}` };
    },
    /** Judged by the half that is promised; what came of twice as many is told with it. */
    async herd(): Promise<Verdict> {
      const figures = await measure();
      const { visitors, 'half back in s': halfS, 'longest stall of half': halfStallMs } = figures;
      const half = Math.ceil(visitors / 2);
      const isWhole = figures.lost + figures['lost by draining'] === 0;
      return {
        holds: figures['back of half'] === half && isWhole && halfS <= 30 && halfStallMs <= 1_000,
        figure: `${figures['back of half']} of ${half} back in ${halfS.toFixed(1)} s, longest stall ${Math.round(halfStallMs)} ms; ${figures.back} of ${visitors} in ${figures['back in s'].toFixed(1)} s, ${Math.round(figures['longest stall'])} ms, with ${Math.round(figures['CPU of the server returned to, %'])} % of a core for the server and ${Math.round(figures['CPU of who returned, %'])} % for who plays them beside it; ${figures.lost} messages lost; told to stop it ended in ${figures['drained in s'].toFixed(1)} s and lost ${figures['lost by draining']}`,
      };
    },
    async crowd(): Promise<Verdict> {
      const figures = await measure();
      return {
        holds: figures['KB a visitor'] <= 25 && figures.p99 <= 150 && figures['messages a second'] >= size.perSecond * 0.95,
        figure: `${figures.visitors} visitors, ${figures['KB a visitor'].toFixed(1)} KB each; ${Math.round(figures['messages a second'])} messages a second, p50 ${figures.p50} ms, p99 ${figures.p99} ms, ${Math.round(figures['CPU of a core, %'])} % of a core`,
      };
    },
    async stalled(): Promise<Verdict> {
      const figures = await measure();
      return {
        holds: figures['healed of them'] === figures['cut of them'] && figures['cut of them'] === figures['stalled readers'] && figures['MiB they cost'] <= 200,
        figure: `${figures['cut of them']} of ${figures['stalled readers']} cut after ${Math.round(figures['KB offered each'])} KB, all healed, ${Math.round(figures['MiB they cost'])} MiB at most; others’ p99 ${figures['p99 beside them']} ms`,
      };
    },
    async bulk(): Promise<Verdict> {
      const { messages, megabytes, mostLogMb, startMs, lost } = await writeMuch({ script, config: loadConfig, dataFolder: join(folder, 'bulk'), megabytes: size.megabytes });
      return {
        holds: mostLogMb <= 300 && startMs <= 5_000 && lost === 0,
        figure: `${Math.round(megabytes)} MB in ${messages} messages, write-ahead log at most ${Math.round(mostLogMb)} MB, started in ${Math.round(startMs)} ms after a kill, ${lost} lost`,
      };
    },
    async inputs(): Promise<Verdict> {
      const figures = await fuzz({ runs: Math.ceil(size.inputs / 4), seed: Date.now() % 2 ** 31 });
      const longest = Math.max(...figures.map(({ p99Ms }) => p99Ms));
      return {
        holds: figures.every(({ harm }) => harm === undefined),
        figure: figures.find(({ harm }) => harm !== undefined)?.harm ?? `${figures.reduce((sum, { runs }) => sum + runs, 0)} random inputs, no harm, p99 at most ${longest.toFixed(0)} ms`,
      };
    },
    /** Tests that `npm test` runs too. */
    async tests(...paths: string[]): Promise<Verdict> {
      const { passed, failed, isGood, figures } = await runTests(root, join(folder, 'tests.json'), paths, 1);
      return { holds: isGood, figure: [...figures, `${passed} tests pass${failed > 0 ? `, ${failed} FAIL` : ''}`].join('; ') };
    },
    /** The same, tried so often as the size says. */
    async trials(...paths: string[]): Promise<Verdict> {
      const { failed, isGood, figures } = await runTests(root, join(folder, 'tests.json'), paths, size.trials);
      return { holds: isGood, figure: [...figures, ...(failed > 0 ? [`${failed} tests FAIL`] : [])].join('; ') };
    },
    async sameBuild(): Promise<Verdict> {
      const first = await buildAndHash(root);
      const second = await buildAndHash(root);
      return { holds: first === second, figure: `two builds: ${first === second ? 'the same bytes' : 'different bytes'}, sha256 ${first.slice(0, 16)}…` };
    },
  };
}
