// Plays random stories of visitors, agents and servers until a promise is broken, on all cores.
//   npm run sim -- --runs 100000 [--seed 1] [--jobs 2] [--path 12:0:3] [--trace]
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
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
// A path begins at one story of one thread.
const jobs = path ? 1 : Math.min(Number(values.jobs), runs);

const { file, remove } = await bundle();
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const counts = Array.from({ length: jobs }, () => 0);
const played = () => counts.reduce((sum, count) => sum + count, 0);

/** Each thread plays its share from a seed of its own. The first failure ends all. */
function playShare(index) {
  const share = Math.floor(runs / jobs) + (index < runs % jobs ? 1 : 0);
  // A world is garbage a moment after its story: with room for many, few of them are looked through more than once.
  const worker = new Worker(new URL('share.mjs', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 96 }, workerData: { file, runs: share, seed: seed + index, path } });
  const over = new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', ({ count, runs: all, failure }) => {
      counts[index] = count ?? all;
      if (count === undefined) resolve(failure);
    });
  });
  return { worker, over };
}

console.log(`${runs} runs of seed ${seed}, in ${jobs} thread(s)`);
const telling = setInterval(() => console.log(`  ${played()} runs, ${(played() / seconds()).toFixed(0)} a second`), 10_000);
const shares = counts.map((_, index) => playShare(index));
const failure = await new Promise((resolve, reject) => {
  for (const { over } of shares) over.then((found) => found && resolve(found), reject);
  void Promise.all(shares.map(({ over }) => over)).then(() => resolve(undefined), reject);
});
clearInterval(telling);
const { user, system } = process.cpuUsage();
await Promise.all(shares.map(({ worker }) => worker.terminate()));

const perSecond = (time) => (played() / time).toFixed(0);
console.log(`${played()} runs, ${failure ? 1 : 0} violations, ${perSecond(seconds())} runs a second, ${perSecond((user + system) / 1e6)} a second of processor time`);
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
