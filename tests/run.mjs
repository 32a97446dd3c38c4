// The whole proof: types, lint, build, sizes, package, tests of every room, journeys in a real browser.
//   npm test                 everything
//   npm test -- tests/core   the tests below a folder only, after types and lint
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, memoryFolder, postgres, redis } from './machine.mjs';

const root = resolve(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules/.bin', name);
const only = process.argv.slice(2);
const env = { ...process.env, NO_COLOR: '1' };
const failed = [];
let passed = 0;
let skipped = 0;

/** Runs a check, which says what it has to when it is over: others may run beside it. */
async function run(name, command, args) {
  const started = Date.now();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  child.once('error', (error) => (said += `${error.message}\n`));
  const isGood = await new Promise((resolve) => void child.once('close', (code) => resolve(code === 0)));
  if (isGood) passed += 1;
  else failed.push(name);
  console.log(`\n— ${name}\n${said}  ${isGood ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return isGood;
}

try {
  env.CHROMIUM = chromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const postgresPrograms = postgres();
if (postgresPrograms) env.POSTGRES_BIN = postgresPrograms;
else console.log('PostgreSQL is not on this machine and could not be installed: its store tests are skipped.');
const redisProgram = redis();
if (redisProgram) env.REDIS_BIN = redisProgram;
else console.log('Redis is not on this machine and could not be installed: tests of several processes are skipped.');

const [built] = await Promise.all([
  run('build', 'npm', ['run', '--silent', 'build']),
  run('types', bin('tsc'), ['--noEmit']),
  run('lint', bin('oxlint'), ['--deny-warnings']),
]);
if (built && only.length === 0) {
  await run('sizes', process.execPath, ['tests/sizes.mjs', '--check']);
  await run('package', process.execPath, ['tests/package.mjs']);
}

console.log('\n— tests');
const folder = mkdtempSync(join(tmpdir(), 'deskbell-test-'));
const report = join(folder, 'report.json');
const memory = memoryFolder();
const temporary = memory && mkdtempSync(join(memory, 'deskbell-'));
// PostgreSQL runs as somebody else and has to find its way through.
if (temporary) chmodSync(temporary, 0o755);
spawnSync(bin('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...only], {
  cwd: root,
  // Databases wait for the disk at every commit. Processes are killed here, but nobody cuts the power: memory keeps as well.
  env: temporary ? { ...env, TMPDIR: temporary } : env,
  stdio: ['ignore', 'inherit', 'inherit'],
});
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  skipped += result.numPendingTests + (result.numTodoTests ?? 0);
  for (const file of result.testResults) {
    const broken = file.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName } of broken) failed.push(`${file.name.slice(root.length + 1)}: ${fullName}`);
    // A file that could not even be loaded has no assertions to count.
    if (file.status === 'failed' && broken.length === 0) failed.push(`${file.name.slice(root.length + 1)}: ${file.message}`);
  }
  if (!result.success && failed.length === 0) failed.push('tests: the run ended with an error outside any test');
} catch {
  failed.push('tests: the run ended without a report');
}
rmSync(folder, { recursive: true, force: true });
if (temporary) rmSync(temporary, { recursive: true, force: true });

if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);
