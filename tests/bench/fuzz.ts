// Throws random inputs at everything that reads what strangers write.
//   npm run fuzz -- --runs 100000 --seed 1
import { fuzz } from '../abuse/fuzz.ts';
import { numberOf, printTable, type Bench } from './table.ts';

export async function run({ options }: Bench): Promise<boolean> {
  const runs = numberOf(options['runs'], 20_000);
  const seed = numberOf(options['seed'], Date.now() % 2 ** 31);
  const figures = await fuzz({ runs: Math.ceil(runs / 4), seed });
  console.log(`seed ${seed}`);
  printTable(figures.map(({ name, runs: done, p99Ms, maxMs, harm }) => [name, `${done} inputs, p99 ${p99Ms.toFixed(1)} ms, max ${maxMs.toFixed(1)} ms, ${harm ?? 'no harm'}`]));
  return figures.every(({ harm }) => harm === undefined);
}
