import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { articlesFromJson, evaluate, JsonArticlesError, QueriesError, readArticles, readQueries, type CompiledArticle, type Evaluation } from '../search/build/index.ts';
import { authorized, endWithoutInput } from './article-source.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { checkLocale } from './locale.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface EvalOptions {
  readonly locale: string;
  readonly misses?: boolean;
  readonly json?: boolean;
}

/** `deskbell eval`: measures how well an FAQ answers questions whose answers are known. */
export function evalCommand(terminal: Terminal = createTerminal(process)): Command {
  return new Command('eval')
    .description('measure how well articles answer questions whose answers are known')
    .argument('<articles>', 'what "deskbell index" reads, or a JSON list of {id, title, body}')
    .argument('<queries...>', 'files with one {"q": "...", "relevant": ["id"]} a line; without ids, no article answers')
    .option('--locale <tag>', 'the language of the articles', 'en')
    .option('--misses', 'list the questions another article comes first for')
    .option('--json', 'print one JSON object')
    .action((articles: string, queries: string[], options: EvalOptions) => runEval({ articles, queries }, options, terminal));
}

async function runEval(files: { articles: string; queries: readonly string[] }, options: EvalOptions, terminal: Terminal): Promise<void> {
  checkLocale(options.locale);
  const articles = /\.jsonl?$/i.test(files.articles) ? await understood(files.articles, articlesFromJson) : await compiled(files.articles, options.locale);
  const queries = (await Promise.all(files.queries.map((file) => understood(file, readQueries)))).flat();
  const evaluation = await evaluate(articles, queries, options.locale);
  if (options.json === true) return terminal.out(JSON.stringify({ type: 'result', ...evaluation }));
  for (const line of linesOf(evaluation)) terminal.out(line);
  if (options.misses !== true) return;
  for (const { q, relevant, found } of evaluation.misses) terminal.out(`${q}\n    ${terminal.paint('dim', 'found')} ${found.join(', ') || 'nothing'}; ${terminal.paint('dim', 'right')} ${relevant.join(', ')}`);
}

/** The articles of a folder, a file or an address, as an index would hold them. */
async function compiled(from: string, locale: string): Promise<readonly CompiledArticle[]> {
  const { articles, findings } = await readArticles({ from, locale, ...authorized() }).catch(endWithoutInput);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new CommandError(exitCode.content, `${error.file}:${error.line}: ${error.message} "deskbell index ${from}" lists all that is wrong.`);
  if (articles.length === 0) throw new CommandError(exitCode.content, `There are no articles in ${from} whose language is "${locale}". Name theirs with --locale.`);
  return articles;
}

async function understood<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CommandError(exitCode.notFound, `There is no file ${file}.`, { cause });
  });
  try {
    return read(text);
  } catch (cause) {
    if (cause instanceof JsonArticlesError || cause instanceof QueriesError) throw new CommandError(exitCode.content, `${file}: ${cause.message}`, { cause });
    throw cause;
  }
}

function linesOf({ answerable, unanswerable, mrr10, recall5, ndcg10, noAnswerAuc, withheld, declined }: Evaluation): string[] {
  const row = (name: string, value: number) => `${name.padEnd(14)}${value.toFixed(3)}`;
  return [
    `${answerable} questions with an answer, ${unanswerable} without`,
    row('MRR@10', mrr10),
    row('Recall@5', recall5),
    row('nDCG@10', ndcg10),
    ...(noAnswerAuc === null ? [] : [row('no-answer AUC', noAnswerAuc)]),
    `"Nothing fits" is said to ${percent(withheld)} of those with an answer${declined === undefined ? '' : ` and to ${percent(declined)} of those without`}.`,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
