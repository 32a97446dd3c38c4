// Plays random stories of visitors, agents and servers until a promise is broken, on all cores.
//   npm run sim -- --runs 100000 [--seed 1] [--jobs 2] [--path 12:0:3] [--trace]
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    jobs: { type: 'string', default: String(availableParallelism()) },
    path: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const { path } = values;
const runs = Number(values.runs);
const seed = Number(values.seed);
// A path begins at one story of one process.
const jobs = path ? 1 : Math.min(Number(values.jobs), runs);

const { file, remove } = await bundle();
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const counts = Array.from({ length: jobs }, () => 0);
const spentMs = [...counts];
const played = () => counts.reduce((sum, count) => sum + count, 0);

/**
 * Each process plays its share from a seed of its own; the first failure ends all. A world is garbage a moment after its story: with room
 * for many, few of them are looked through more than once, and whoever helps with that takes the time of another share.
 */
function playShare(index) {
  const share = Math.floor(runs / jobs) + (index < runs % jobs ? 1 : 0);
  const about = JSON.stringify({ file, runs: share, seed: seed + index, path });
  const child = fork(fileURLToPath(new URL('share.mjs', import.meta.url)), [about], { execArgv: ['--single-threaded-gc', '--max-semi-space-size=64'] });
  const over = new Promise((resolve, reject) => {
    child.on('exit', (code) => code !== 0 && reject(new Error(`A share ended with ${code}.`)));
    child.on('message', ({ count, cpuMs, failure, isOver }) => {
      counts[index] = count;
      spentMs[index] = cpuMs;
      if (isOver) resolve(failure);
    });
  });
  return { child, over };
}

console.log(`${runs} runs of seed ${seed}, in ${jobs} process(es)`);
const telling = setInterval(() => console.log(`  ${played()} runs, ${(played() / seconds()).toFixed(0)} a second`), 10_000);
const shares = counts.map((_, index) => playShare(index));
const failure = await new Promise((resolve, reject) => {
  for (const { over } of shares) over.then((found) => found && resolve(found), reject);
  void Promise.all(shares.map(({ over }) => over)).then(() => resolve(undefined), reject);
});
clearInterval(telling);
for (const { child } of shares) child.removeAllListeners('exit').kill();

const perSecond = (time) => (played() / time).toFixed(0);
console.log(`${played()} runs, ${failure ? 1 : 0} violations, ${perSecond(seconds())} runs a second, ${perSecond(spentMs.reduce((sum, ms) => sum + ms, 0) / 1000)} a second of processor time`);
if (failure) {
  const { story, sentence, shrinks } = failure;
  console.log(`\n${sentence}\n\nShrunk ${shrinks} times, to a world of seed ${story.seed} with ${story.processes} server process(es), ${story.locks ? 'with' : 'without'} locks:`);
  for (const step of story.steps) console.log(`  ${step.join(' ')}`);
  if (values.trace) {
    const { tell } = await import(file);
    await tell(story, (line) => console.log(line));
  }
  console.log(`\nAgain: npm run sim -- --runs 1 --seed ${failure.seed} --path ${failure.path} --trace`);
}
remove();
process.exit(failure ? 1 : 0);
