import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/testing/index.ts';

/** What the runs of the suite have found, as the table in the adapters' README tells it. */
const file = resolve(import.meta.dirname, '../../src/adapters/results.json');

/** The part of a report that is worth keeping: what passed grows with every test of the suite. */
export type Kept = Omit<Report, 'passed' | 'failed'>;

/** Reads what has been kept, by adapter. */
export function keptReports(): Readonly<Record<string, Kept>> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>) : {};
}

/** Holds a report against what was kept; with `WRITE=1`, keeps it instead. */
export function keepReport({ name, contract, claims, skipped, failed }: Report): void {
  // Those tests have said so themselves.
  if (failed.length > 0) return;
  const kept: Kept = { name, contract, claims, skipped };
  if (process.env['WRITE'] === '1') {
    const all = Object.entries({ ...keptReports(), [kept.name]: kept }).sort(([one], [other]) => (one < other ? -1 : 1));
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
  }
  expect(keptReports()[kept.name], 'The table is of another run. Write it anew: WRITE=1 npx vitest run --no-file-parallelism tests/adapters').toEqual(kept);
}
