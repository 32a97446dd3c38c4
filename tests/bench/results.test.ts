import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promises } from './promise-list.ts';
import { readResults, tableIn, tableOf } from './results.ts';

const root = resolve(import.meta.dirname, '../..');

describe('what the README says may be relied on', () => {
  it('is what the proofs came to', () => {
    expect(tableIn(readFileSync(resolve(root, 'README.md'), 'utf8'))).toBe(tableOf(promises, readResults(root)));
  });

  it('has a row for each promise, and results for no others', () => {
    const ids = promises.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => `P${index + 1}`));
    expect(ids).toEqual(expect.arrayContaining(Object.keys(readResults(root))));
  });
});
