import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.mjs';
import type { tally } from './main.ts';
import { mutants } from './mutants.ts';

// `npm run sim:mutants` plays stories with each of them. Here: that the list still fits the sources it breaks.
describe('deliberately broken variants', () => {
  const changed = mutants.flatMap((mutant) => ('file' in mutant ? [mutant] : []));

  it.each(changed)('"$name" finds what it changes exactly once', ({ file, changes }) => {
    let source = readFileSync(join(import.meta.dirname, '../../src', file), 'utf8');
    for (const [from, to] of changes) {
      expect(source.split(from), from).toHaveLength(2);
      source = source.replace(from, () => to);
    }
  });

  it.each([
    ['a new id for each retry', 'I6'],
    ['no wait between attempts', 'I14'],
  ])('"%s" is caught breaking %s', async (name, promise) => {
    const { file, remove } = await bundle({ name: `light-${promise}`, mutant: changed.find((mutant) => mutant.name === name) });
    const sim = (await import(file).finally(remove)) as { tally: typeof tally };
    const { broken } = await sim.tally({ runs: 40, seed: 1 });
    expect(Object.keys(broken)).toContain(promise);
  }, 60_000);

  it('have a name each', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});
