// Plays the same stories with one deliberately broken variant after the other, and says how often each is caught.
//   npm run sim:mutants [-- --runs 300 --most 4000 --seed 1 --only "head"]
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    most: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
// What a broken variant leaves behind is its own affair.
process.on('unhandledRejection', () => {});

async function load(options) {
  const { file, remove } = await bundle(options);
  const sim = await import(file).finally(remove);
  sim.hurry();
  return sim;
}

const honest = await load();
const mutants = honest.mutants.filter(({ name }) => name.includes(values.only));
console.log(`${'caught'.padStart(8)} ${'runs'.padStart(6)}  variant: promises broken`);
const escaped = [];
const clean = await honest.tally({ runs: Number(values.runs), seed: Number(values.seed) });
report('none: the real one', clean);
for (const [index, mutant] of mutants.entries()) {
  const sim = 'file' in mutant ? await load({ name: `mutant-${index}`, mutant }) : honest;
  let sum = { runs: 0, tookMs: 0, broken: {} };
  for (let round = 0; sum.runs < Number(values.most) && caughtIn(sum) === 0; round += 1) {
    const more = await sim.tally({ runs: Number(values.runs), seed: Number(values.seed) + round, rules: mutant.rules });
    sum = { runs: sum.runs + more.runs, tookMs: sum.tookMs + more.tookMs, broken: more.broken };
  }
  report(mutant.name, sum);
  if (caughtIn(sum) === 0) escaped.push(mutant.name);
}
console.log(`\n${mutants.length - escaped.length} of ${mutants.length} caught${escaped.length > 0 ? `; not: ${escaped.join(', ')}` : ''}`);
process.exit(escaped.length > 0 || caughtIn(clean) > 0 ? 1 : 0);

function caughtIn({ broken }) {
  return Object.values(broken).reduce((sum, count) => sum + count, 0);
}

function report(name, tally) {
  const rate = ((100 * caughtIn(tally)) / tally.runs).toFixed(caughtIn(tally) < 10 ? 2 : 1);
  const promises = Object.entries(tally.broken)
    .sort(([, a], [, b]) => b - a)
    .map(([promise, count]) => `${promise} ${count}`);
  console.log(`${`${rate} %`.padStart(8)} ${String(tally.runs).padStart(6)}  ${name}${promises.length > 0 ? `: ${promises.join(', ')}` : ''}`);
}
