// How much one server process bears: idle visitors, talking ones, readers who stall, and everybody back after a kill.
//   npm run load -- --visitors 10000 --rate 500 --seconds 20 --stalled 500 --store libsql|postgres
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultRates } from '../../src/server/rate.ts';
import { findPostgres, startPostgres } from '../server/postgres.ts';
import { buildCommand } from '../server/process.ts';
import { measureLoad } from './load-figures.ts';
import { numberOf, printTable, wideRates, type Bench } from './table.ts';

export async function run({ folder, root, options }: Bench): Promise<boolean> {
  const size = {
    visitors: numberOf(options['visitors'], 10_000),
    perSecond: numberOf(options['rate'], 500),
    seconds: numberOf(options['seconds'], 20),
    stalled: numberOf(options['stalled'], 500),
  };
  const script = await buildCommand(folder, root);
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ rates: { ...wideRates, handshake: defaultRates.handshake }, connections: { perNetwork: 1_000_000 } }));
  const found = options['store'] === 'postgres' ? findPostgres() : undefined;
  if (found && 'skipped' in found) throw new Error(found.skipped);
  const postgres = found && (await startPostgres(found.bin));
  try {
    const databaseUrl = await postgres?.createDatabase();
    const figures = await measureLoad({ ...size, script, config, dataFolder: join(folder, 'data'), ...(databaseUrl !== undefined && { databaseUrl }) });
    printTable(Object.entries(figures).map(([name, figure]) => [name, typeof figure === 'number' ? Math.round(figure * 10) / 10 : figure]));
    return figures.lost + figures['lost by draining'] === 0 && figures.back === size.visitors;
  } finally {
    await postgres?.stop();
  }
}
