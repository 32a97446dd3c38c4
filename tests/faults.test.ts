import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const rows = readFileSync(join(import.meta.dirname, 'FAULTS.md'), 'utf8').split('\n').flatMap((line) => {
  const [, id, shown] = /^\| (F\d\d) [^|]+ \| (.+) \|$/.exec(line) ?? [];
  return id && shown ? [{ id, shown }] : [];
});

/** Where a test of this name may stand. */
const sourceOf = (test: string) => ['.test.ts', '.test.tsx', '.ts'].map((end) => join(import.meta.dirname, test + end)).find((file) => existsSync(file));

describe('the list of faults', () => {
  it('has every fault once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 70 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`));
  });

  it.each(rows)('$id is shown by what there is, or says why not', ({ shown }) => {
    const tests = [...shown.matchAll(/`([\w/-]+)`: "([^"]+)"/g)];
    const commands = [...shown.matchAll(/`npm run (\S+)`/g)];
    for (const [, test = '', name = ''] of tests) {
      const file = sourceOf(test);
      expect(file, test).toBeDefined();
      expect(readFileSync(file!, 'utf8')).toContain(name);
    }
    for (const [, command = ''] of commands) expect(Object.keys(packageJson.scripts)).toContain(command);
    expect(tests.length + commands.length > 0 || shown.startsWith('Not ')).toBe(true);
  });
});
