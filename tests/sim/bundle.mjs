// Puts the simulator into one file of plain JavaScript: it runs some hundred thousand worlds, and a test runner's way of
// loading modules would take a third of the time. A `mutant`'s changes are put into its source on the way in.
import { mkdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
// Below node_modules, so that what is not bundled is found from there.
const folder = join(root, 'node_modules/.cache/deskbell-sim');

// Whatever a server needs that a simulated one does not: it stays outside and is never used.
const outside = ['libsql', 'pg', '@redis/client', 'pino', '@hono/node-server', 'ws', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Builds and answers the path of the file. */
export async function bundle({ name = 'honest', mutant } = {}) {
  const outDir = join(folder, `${name}-${process.pid}`);
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: mutant ? [{ name: 'break', enforce: 'pre', transform: (code, id) => (id === join(root, 'src', mutant.file) ? broken(mutant, code) : undefined) }] : [],
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      ssr: true,
      minify: false,
      rolldownOptions: {
        external: (id) => outside.some((one) => id === one || id.startsWith(`${one}/`)),
        input: { sim: join(root, 'tests/sim/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  return { file: join(outDir, 'sim.js'), remove: () => rmSync(outDir, { recursive: true, force: true }) };
}

function broken({ file, changes }, code) {
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`"${from}" does not stand in ${file} exactly once.`);
    return changed.replace(from, () => to);
  }, code);
}
