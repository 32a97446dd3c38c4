import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { fileFetch } from '../search/build/index.ts';
import { FaqError, openWhole, type Hit } from '../search/index.ts';
import { CommandError, exitCode } from './exit-code.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface SearchOptions {
  readonly locale: string;
  readonly limit: string;
  readonly json?: boolean;
}

/** `deskbell search`: asks a package what a shopper would. */
export function searchCommand(terminal: Terminal = createTerminal(process)): Command {
  return new Command('search')
    .description('search an FAQ package as the widget does')
    .argument('<package>', 'a folder written by "deskbell index", or its address')
    .argument('<words...>', 'what a shopper types')
    .option('--locale <tag>', 'which of its languages to search', 'en')
    .option('--limit <number>', 'how many articles to list', '8')
    .option('--json', 'print one JSON object a line')
    .action((place: string, words: string[], options: SearchOptions) => runSearch({ place, words: words.join(' ') }, options, terminal));
}

async function runSearch({ place, words }: { place: string; words: string }, options: SearchOptions, terminal: Terminal): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new CommandError(exitCode.usage, `--limit must be a whole number from 1, not "${options.limit}".`);
  const hits = (await open(place, options.locale)).search(words, { limit });
  if (options.json === true) {
    for (const { article, score } of hits) terminal.out(JSON.stringify({ type: 'hit', id: article.id, title: article.title, score }));
    terminal.out(JSON.stringify({ type: 'result', hits: hits.length }));
    return;
  }
  if (hits.length === 0) terminal.out('Nothing fits.');
  for (const hit of hits) terminal.out(`${hit.score.toFixed(1).padStart(5)}  ${titleOf(hit, terminal)}  ${terminal.paint('dim', hit.article.id)}`);
}

async function open(place: string, locale: string) {
  const isAddress = /^https?:\/\//.test(place);
  try {
    return await openWhole({ url: isAddress ? place : pathToFileURL(resolve(place) + sep), locale, fetch: isAddress ? fetch : fileFetch });
  } catch (cause) {
    if (!(cause instanceof FaqError)) throw cause;
    if (cause.kind === 'missing') throw new CommandError(exitCode.notFound, `There is no FAQ package at ${place}. Build one: deskbell index <articles> -o ${place}`, { cause });
    throw new CommandError(exitCode.failure, cause.message, { cause });
  }
}

/** The title with what was met painted. */
function titleOf({ article: { title }, matched }: Hit, terminal: Terminal): string {
  let painted = '';
  let at = 0;
  for (const { start, end } of matched) {
    painted += title.slice(at, start) + terminal.paint('bold', title.slice(start, end));
    at = end;
  }
  return painted + title.slice(at);
}
