// Runs the proofs behind what the README promises, at a chosen size, and writes one report.
//   npm run promises -- --size small|middle|full [--only P1,P2] [--out report.md]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, totalmem } from 'node:os';
import { createProofs, sizes, type SizeName } from './proofs.ts';
import { promises, type Verdict } from './promise-list.ts';
import type { Bench } from './table.ts';

export async function run({ folder, root, options }: Bench): Promise<boolean> {
  const size = (options['size'] ?? 'small') as SizeName;
  if (!Object.hasOwn(sizes, size)) throw new Error(`A size is one of ${Object.keys(sizes).join(', ')}.`);
  const proofs = await createProofs({ folder, root, size: sizes[size] });
  const rows: { readonly id: string; readonly words: string; readonly verdict: Verdict }[] = [];
  const only = options['only']?.split(',');
  for (const { id, words, prove } of promises) {
    if (only && !only.includes(id)) continue;
    const verdict = await prove(proofs).catch((error: unknown): Verdict => ({ holds: false, figure: `the proof broke off: ${String(error).split('\n', 1)[0]}` }));
    rows.push({ id, words, verdict });
    console.log(`${mark(verdict).padEnd(8)} ${id.padEnd(4)} ${words}\n              ${verdict.figure}`);
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const report = [
    `Size \`${size}\`, ${new Date().toISOString().slice(0, 10)}, ${machine}.`,
    '',
    '| | promise | figure | |',
    '|---|---|---|---|',
    ...rows.map(({ id, words, verdict }) => `| ${id} | ${words} | ${verdict.figure.replaceAll('|', '/')} | ${mark(verdict)} |`),
    '',
  ].join('\n');
  const out = join(root, options['out'] ?? 'node_modules/.deskbell/promises.md');
  writeFileSync(out, report);
  console.log(`\nWritten to ${out}.`);
  return rows.every(({ verdict }) => verdict.holds !== false);
}

function mark({ holds }: Verdict): string {
  return holds === undefined ? 'not run' : holds ? 'holds' : 'BROKEN';
}
