// Looks at the package as an installer would get it: contents, exports map, types.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'deskbell-pack-'));
const problems = [];

function output(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { ok: status === 0, text: `${stdout}${stderr}`, stdout };
}

try {
  const packed = output('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  if (!packed.ok) throw new Error(packed.text);
  const parsed = JSON.parse(packed.stdout);
  const [info] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  const names = info.files.map(({ path }) => path);
  console.log(`${info.filename}: ${names.length} files, ${(info.size / 1024).toFixed(0)} KB packed, ${(info.unpackedSize / 1024).toFixed(0)} KB unpacked`);
  for (const wanted of ['LICENSE', 'README.md', 'dist/npm/deskbell.js', 'dist/npm/types/index.d.ts', 'dist/cdn/deskbell.js', 'dist/cdn/widget.js', 'dist/cli/deskbell.js', 'dist/desk/index.html']) {
    if (!names.includes(wanted)) problems.push(`${wanted} is missing from the package`);
  }
  for (const name of names) {
    // What is there to be read comes along: an adapter's author has no other copy of it than the installed one.
    if (/^(src|tests|demo)\//.test(name) && !/\.md$|^demo\/backends\//.test(name)) problems.push(`${name} does not belong into the package`);
  }
  for (const [, link] of readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(((?:src|demo)\/[^)#]+\.md)/g)) {
    if (!names.includes(link)) problems.push(`README.md leads to ${link}, which is missing from the package`);
  }
  for (const [name, command, args] of [
    ['publint', join(root, 'node_modules/.bin/publint'), ['run', '--strict', join(folder, info.filename)]],
    ['attw', join(root, 'node_modules/.bin/attw'), [join(folder, info.filename), '--profile', 'esm-only', '--exclude-entrypoints', './cdn/*']],
  ]) {
    const { ok, text } = output(command, args);
    if (!ok) problems.push(`${name}:\n${text}`);
    else console.log(`${name}: nothing to mend`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
