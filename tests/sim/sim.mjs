// Plays random stories of visitors, agents and servers until a promise is broken.
//   npm run sim -- --runs 100000 [--seed 1] [--path 12:0:3] [--trace]
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);

const { file, remove } = await bundle();
const { search, tell, hurry } = await import(file).finally(remove);
hurry();
process.on('unhandledRejection', (error) => {
  console.error('A promise was rejected and nobody heard of it:', error);
  process.exit(1);
});

const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
let told = 0;
const onRun = (count) => {
  if (seconds() - told < 10) return;
  told = seconds();
  console.log(`  ${count} runs, ${(count / told).toFixed(0)} a second`);
};
console.log(`${runs} runs of seed ${seed}`);
const { runs: played, failure } = await search({ runs, seed, ...(values.path && { path: values.path }), onRun });
console.log(`${played} runs, ${failure ? 1 : 0} violations, ${(played / seconds()).toFixed(0)} runs a second`);
if (failure) {
  const { story, sentence, path, shrinks } = failure;
  console.log(`\n${sentence}\n\nShrunk ${shrinks} times, to a world of seed ${story.seed} with ${story.processes} server process(es), ${story.locks ? 'with' : 'without'} locks:`);
  for (const step of story.steps) console.log(`  ${step.join(' ')}`);
  if (values.trace) await tell(story, (line) => console.log(line));
  console.log(`\nAgain: npm run sim -- --runs 1 --seed ${seed} --path ${path} --trace`);
}
process.exit(failure ? 1 : 0);
