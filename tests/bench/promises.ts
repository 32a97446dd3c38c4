// Runs the proofs behind what the README promises, at a chosen size. Those of the full size are kept, each when it is over,
// and the README's table is written from them: so they may be run a few at a time. `--size none` only writes the table.
//   npm run promises -- --size none|small|middle|full [--only P1,P2]
import { join } from 'node:path';
import { cpus, totalmem } from 'node:os';
import { createProofs, sizes, type SizeName } from './proofs.ts';
import { promises, type Verdict } from './promise-list.ts';
import { keepResult, markOf, writeTable } from './results.ts';
import type { Bench } from './table.ts';

export async function run({ folder, root, options }: Bench): Promise<boolean> {
  const size = (options['size'] ?? 'small') as SizeName | 'none';
  if (size === 'none') {
    writeTable(root, promises);
    return true;
  }
  if (!Object.hasOwn(sizes, size)) throw new Error(`A size is one of none, ${Object.keys(sizes).join(', ')}.`);
  const only = options['only']?.split(',');
  const wanted = promises.filter(({ id }) => !only || only.includes(id));
  if (wanted.length === 0) throw new Error(`A promise is one of ${promises.map(({ id }) => id).join(', ')}.`);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const proofs = await createProofs({ folder, root, size: sizes[size] });
  let isGood = true;
  for (const { id, words, prove } of wanted) {
    const verdict = await prove(proofs).catch((error: unknown): Verdict => ({ holds: false, figure: `the proof broke off: ${String(error).split('\n', 1)[0]}` }));
    isGood &&= verdict.holds !== false;
    console.log(`${markOf(verdict.holds).padEnd(16)} ${id.padEnd(4)} ${words}\n                      ${verdict.figure}`);
    if (size !== 'full') continue;
    keepResult(root, id, { ...verdict, on: new Date().toISOString().slice(0, 10), machine });
    writeTable(root, promises);
  }
  if (size === 'full') console.log(`\nKept, and written into ${join(root, 'README.md')}.`);
  return isGood;
}
