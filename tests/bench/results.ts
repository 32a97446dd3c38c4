import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Promised, Verdict } from './promise-list.ts';

/** A verdict of the full size, and when and where it was reached. */
export interface Result extends Verdict {
  /** Year, month and day. */
  readonly on: string;
  readonly machine: string;
}

/** By promise. */
export type Results = Readonly<Record<string, Result>>;

const file = 'tests/bench/promises.json';
const readme = 'README.md';
const [open, close] = ['<!-- npm run promises writes from here -->', '<!-- to here -->'] as const;

export function readResults(root: string): Results {
  const path = join(root, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : {};
}

/** Keeps one result beside those of other days, so that a whole report may be made a piece at a time. */
export function keepResult(root: string, id: string, result: Result): void {
  const all = { ...readResults(root), [id]: result };
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));
  writeFileSync(join(root, file), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** What a README says of the results: a row for each promise, proven or not. */
export function tableOf(promises: readonly Pick<Promised, 'id' | 'words'>[], results: Results): string {
  const machines = [...new Set(Object.values(results).map(({ machine }) => machine))];
  return [
    '| | promise | figure | | on |',
    '|---|---|---|---|---|',
    ...promises.map(({ id, words }) => {
      const result = results[id];
      return `| ${id} | ${words} | ${result?.figure.replaceAll('|', '/') ?? ''} | ${markOf(result?.holds)} | ${result?.on ?? ''} |`;
    }),
    '',
    `Machine: ${machines.join('; ')}.`,
  ].join('\n');
}

/** How a verdict is called. */
export function markOf(holds: boolean | undefined): string {
  return holds === undefined ? 'not run' : holds ? 'holds' : '**not reached**';
}

/** The part of a README that lies between the two marks. */
export function tableIn(text: string): string {
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`The README has no place for the table, between "${open}" and "${close}".`);
  return text.slice(from + open.length, to).trim();
}

/** Writes the README's table anew. */
export function writeTable(root: string, promises: readonly Promised[]): void {
  const path = join(root, readme);
  const text = readFileSync(path, 'utf8');
  const table = tableOf(promises, readResults(root));
  writeFileSync(path, text.replace(`${open}\n\n${tableIn(text)}\n\n${close}`, () => `${open}\n\n${table}\n\n${close}`));
}
