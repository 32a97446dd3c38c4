import { join } from 'node:path';
import { noAnswerThreshold } from '../../src/search/build/index.ts';
import { confidenceIn } from '../../src/search/confidence.ts';
import { createCorpus } from './search/corpus.ts';
import { downloads, measureCost, type Cost } from './search/cost.ts';
import { buildLunr, askLunr, openOurs } from './search/engines.ts';
import { fuzz } from './search/fuzz.ts';
import { readHelpCentre } from './search/help-centre.ts';
import { areaUnderCurve, measureRelevance, type Relevance } from './search/relevance.ts';
import { readSets, variants, type PlainArticle, type RelevanceSet } from './search/sets.ts';
import { numberOf, printTable, type Bench } from './table.ts';

/** What was promised, and whether it is kept. */
type Goal = readonly [name: string, figure: string, kept: boolean];

/**
 * Measures finding and its cost against five other engines, in one run. Options: `--sets <folder>` of relevance sets, `--articles
 * <number>` of the large corpus, `--queries <number>` of nonsense, `--folder <help centre>` of Markdown for the same on real articles.
 */
export async function run({ root, options }: Bench): Promise<boolean> {
  const sets = readSets(options['sets'] ?? join(root, 'tests/bench/relevance'));
  const goals: Goal[] = [];
  goals.push(...relevanceGoals(await measureRelevance(sets), sets));
  goals.push(...(await noAnswers(sets)));

  const questions = sets.flatMap(({ queries }) => queries.filter((_, at) => at % 60 === 0).map(({ q }) => q.slice(0, 60)));
  const large = createCorpus(sets, numberOf(options['articles'], 10_000));
  goals.push(...costGoals(await measureCost(large, questions), large.length));
  if (options['folder'] !== undefined) {
    const real = await readHelpCentre(options['folder']);
    printCost(`Cost, ${real.length} real articles`, await measureCost(real, questions));
  }
  goals.push(...sizes(large, sets));

  const words = large.slice(0, 2000).flatMap(({ title }) => title.split(' '));
  const { queries, exceptions, slowestMs } = fuzz(await openOurs(JSON.stringify(large)), words, numberOf(options['queries'], 100_000));
  goals.push([`${queries} fuzzed queries: no exception`, String(exceptions), exceptions === 0], ['slowest of them ≤ 50 ms', `${slowestMs.toFixed(1)} ms`, slowestMs <= 50]);

  console.log('Goals');
  printTable(goals.map(([name, figure, kept]) => [name, `${figure.padEnd(24)}${kept ? 'kept' : 'MISSED'}`]));
  return goals.every(([, , kept]) => kept);
}

function relevanceGoals(results: readonly Relevance[], sets: readonly RelevanceSet[]): Goal[] {
  for (const variant of variants) {
    console.log(`MRR@10, ${variant}: ${sets.map(({ name }) => name).join(', ')}, mean`);
    printTable(results.map(({ engine, sets: figures, means }) => [engine, [...figures[variant], means[variant]].map((figure) => figure.toFixed(3)).join('  ')]));
  }
  const [ours, ...others] = results;
  const means = ours?.means ?? { clean: 0, 'one slip': 0, 'last word cut': 0 };
  const lead = (engine: string) => means.clean - (others.find((other) => other.engine === engine)?.means.clean ?? 1);
  const kept = (variant: 'one slip' | 'last word cut') => means[variant] / means.clean;
  return [
    ['mean above lunr by 0.08', lead('lunr').toFixed(3), lead('lunr') >= 0.08],
    ['mean above MiniSearch by 0.08', lead('MiniSearch').toFixed(3), lead('MiniSearch') >= 0.08],
    ['one slip keeps 95 %', percent(kept('one slip')), kept('one slip') >= 0.95],
    ['last word cut keeps 97 %', percent(kept('last word cut')), kept('last word cut') >= 0.97],
  ];
}

/** How well the confidence tells messages that have an answer from those that have none. */
async function noAnswers(sets: readonly RelevanceSet[]): Promise<Goal[]> {
  const goals: Goal[] = [];
  const rows: [string, string][] = [];
  for (const { name, json, articles, queries, unanswerable } of sets.filter((set) => set.unanswerable.length > 0)) {
    const ours = await openOurs(json);
    const ask = askLunr(buildLunr(articles));
    const auc = (score: (text: string) => number) => areaUnderCurve(queries.map(({ q }) => score(q)), unanswerable.map(({ q }) => score(q)));
    const silent = (list: readonly { readonly q: string }[]) => list.filter(({ q }) => ours.search(q, 1).length === 0).length / list.length;
    const own = auc((text) => {
      const { ranked, question } = ours.examine(text);
      return confidenceIn(ranked, question);
    });
    rows.push([name, `${own.toFixed(3)}  (lunr's score: ${auc((text) => ask(text)[0]?.score ?? 0).toFixed(3)})  "nothing fits" to ${percent(silent(unanswerable))} of those without an answer, ${percent(silent(queries))} of those with`]);
    goals.push([`no-answer AUC ≥ 0.85, ${name}`, own.toFixed(3), own >= 0.85]);
  }
  console.log(`Knowing when there is no answer: ROC AUC, and what is said at the threshold of ${noAnswerThreshold}`);
  printTable(rows);
  return goals;
}

function costGoals(costs: readonly Cost[], count: number): Goal[] {
  printCost(`Cost, ${count} articles`, costs);
  const [ours, lunr, mini] = costs as [Cost, Cost, Cost];
  const times = Math.min(lunr.keystroke.p99, mini.keystroke.p99) / ours.keystroke.p99;
  return [
    ['keystroke p99 ≤ 5 ms', `${ours.keystroke.p99.toFixed(2)} ms`, ours.keystroke.p99 <= 5],
    ['keystroke p99 20 times below both', `${times.toFixed(0)} times`, times >= 20],
    ['load ≤ 1/10 of lunr’s', `1/${(lunr.loadMs / ours.loadMs).toFixed(0)}`, ours.loadMs * 10 <= lunr.loadMs],
    ['no long task while preparing', `${ours.laterMs?.longest.toFixed(0)} ms`, (ours.laterMs?.longest ?? 0) < 50],
    ['build within twice lunr’s', (ours.buildMs / lunr.buildMs).toFixed(2), ours.buildMs <= 2 * lunr.buildMs],
  ];
}

function printCost(title: string, costs: readonly Cost[]): void {
  console.log(`${title}: build, index (gzip), load, keystroke p50 and p99`);
  printTable(
    costs.map(({ engine, buildMs, indexBytes: bytes, loadMs, keystroke, laterMs }) => [
      engine,
      `${(buildMs / 1000).toFixed(1)} s  ${kilobytes(bytes)}  ${loadMs.toFixed(1)} ms  ${keystroke.p50.toFixed(2)} ms  ${keystroke.p99.toFixed(2)} ms${laterMs ? `  (later ${laterMs.all.toFixed(0)} ms, ${laterMs.longest.toFixed(0)} ms at a stretch)` : ''}`,
    ]),
  );
}

function sizes(large: readonly PlainArticle[], sets: readonly RelevanceSet[]): Goal[] {
  const { firstIndex, laterIndex } = downloads((sets.find(({ articles }) => articles.length >= 100)?.articles ?? []).slice(0, 100));
  const { first } = downloads(large);
  return [
    ['100 real articles: index that answers ≤ 12 KB', `${kilobytes(firstIndex)} (${kilobytes(laterIndex)} more for who types)`, firstIndex <= 12 * 1024],
    [`${large.length} articles: first answers after ≤ 150 KB`, kilobytes(first), first <= 150 * 1024],
  ];
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
