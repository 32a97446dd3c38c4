import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('two thousand random inputs at frames, search text, index files and configuration do no harm', async () => {
  const figures = await fuzz({ runs: 500, seed: 20_261_122 });
  expect(figures.map(({ name, harm }) => ({ name, harm }))).toEqual(figures.map(({ name }) => ({ name, harm: undefined })));
  expect(figures.reduce((sum, { runs }) => sum + runs, 0)).toBe(2_000);
}, 120_000);
