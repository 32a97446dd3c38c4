// Kills the server (and on PostgreSQL, every third time, the database) at random instants while visitors talk.
//   npm run kill -- --rounds 200 --store libsql|postgres|both --visitors 8 --messages 50000
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { findPostgres, startPostgres } from '../server/postgres.ts';
import { buildCommand, serveCommand } from '../server/process.ts';
import { password } from '../server/shop.ts';
import { killLoop, type KillFigures } from './kill-loop.ts';
import { numberOf, printTable, quantile, wideRates, type Bench } from './table.ts';

export async function run({ folder, root, options }: Bench): Promise<boolean> {
  const rounds = numberOf(options['rounds'], 20);
  const visitors = numberOf(options['visitors'], 8);
  // Of all rounds together, about.
  const perRound = options['messages'] === undefined ? undefined : numberOf(options['messages'], 0) / rounds;
  const wanted = options['store'] ?? 'both';
  const script = await buildCommand(folder, root);
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ heartbeatMs: 1_000, rates: wideRates }));
  const args = ['--config', config];
  let good = true;

  if (wanted !== 'postgres') {
    const data = ['--data', join(folder, 'data')];
    const serve = () => serveCommand(script, [...args, ...data], { DESKBELL_PASSWORD: password });
    good = report('libsql', await killLoop({ rounds, visitors, perRound, serve })) && good;
  }
  if (wanted !== 'libsql') {
    const found = findPostgres();
    if ('skipped' in found) {
      console.log(`Skipped: ${found.skipped}.`);
      return good && wanted === 'both';
    }
    const postgres = await startPostgres(found.bin);
    try {
      const env = { DESKBELL_PASSWORD: password, DATABASE_URL: await postgres.createDatabase() };
      const serve = () => serveCommand(script, args, env);
      good = report('PostgreSQL', await killLoop({ rounds, visitors, perRound, serve, crashDatabase: postgres.crash })) && good;
    } finally {
      await postgres.stop();
    }
  }
  return good;
}

function report(store: string, { startMs, ...figures }: KillFigures): boolean {
  console.log(store);
  printTable([...Object.entries(figures), ['start ms p50, max', `${quantile(startMs, 0.5)}, ${quantile(startMs, 1)}`]]);
  return figures.lost + figures.doubled + figures.disordered + figures.unlike === 0;
}
