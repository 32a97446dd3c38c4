import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { conformanceCases, guarantees } from '../../src/testing/index.ts';
import { keptReports } from './keep-report.ts';
import { tablesOf } from './table.ts';

const readme = resolve(import.meta.dirname, '../../src/adapters/README.md');
const part = /(?<=<!-- results -->\n\n)[^]*?(?=\n\n<!-- \/results -->)/;

it('the tables say what the runs of the suite have found; WRITE=1 writes them anew', () => {
  const tables = tablesOf(keptReports());
  const text = readFileSync(readme, 'utf8');
  if (process.env['WRITE'] === '1') writeFileSync(readme, text.replace(part, () => tables));
  expect(part.exec(readFileSync(readme, 'utf8'))?.[0]).toBe(tables);
});

it('every guarantee is shown by tests that there are', () => {
  const names = new Set(conformanceCases.map(({ name }) => name));
  expect(guarantees.flatMap(({ tests }) => tests).filter((name) => !names.has(name))).toEqual([]);
});
