// Measures and proves at any size: npm run scale | kill | fuzz | load | promises | bench:search, with options after "--".
// Each prints a table and ends with 1 when what must always hold did not.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { postgres, redis } from '../machine.mjs';

const root = resolve(import.meta.dirname, '../..');
const [name, ...rest] = process.argv.slice(2);
const { values } = parseArgs({
  args: rest,
  // Every option is a number or a word; what is not known to a script has no effect there.
  options: Object.fromEntries(
    ['rounds', 'store', 'visitors', 'messages', 'rate', 'seconds', 'stalled', 'runs', 'seed', 'size', 'out', 'only', 'sets', 'articles', 'queries', 'folder'].map(
      (option) => [option, { type: 'string' }],
    ),
  ),
});

process.env.POSTGRES_BIN = postgres() ?? '';
process.env.REDIS_BIN = redis() ?? '';
mkdirSync(join(root, 'node_modules/.deskbell'), { recursive: true });
const folder = mkdtempSync(join(root, 'node_modules/.deskbell/bench-'));
try {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: { [name]: join(root, `tests/bench/${name}.ts`) },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        external: ['vite'],
      },
    },
  });
  const { run } = await import(join(folder, `${name}.js`));
  console.log(`${name}, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
  process.exitCode = (await run({ folder, root, options: values })) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
