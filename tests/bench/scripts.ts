import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a script of the project to its end. */
export function runScript(root: string, script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env: { ...process.env, ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (text: Buffer) => (out += String(text)));
    child.once('close', (code) => resolve({ code, out }));
  });
}

/** What came of tests that `npm test` runs too. */
export interface TestFigures {
  readonly passed: number;
  readonly failed: number;
  readonly isGood: boolean;
  /** What tests have shown, in their own words. */
  readonly figures: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly meta: { readonly figure?: string } }[] }[];
}

/** Runs tests, each tried so often as a test with trials is told to. */
export async function runTests(root: string, report: string, paths: readonly string[], trials: number): Promise<TestFigures> {
  const args = ['run', '--reporter=json', `--outputFile.json=${report}`, ...paths];
  const { code } = await runScript(root, 'node_modules/vitest/vitest.mjs', args, { DESKBELL_FAULTS: String(trials) });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    isGood: code === 0 && numPassedTests > 0,
    figures: testResults.flatMap(({ assertionResults }) => assertionResults.flatMap(({ meta }) => meta.figure ?? [])),
  };
}

/** Builds everything, and answers a hash of what shops load. */
export async function buildAndHash(root: string): Promise<string> {
  const { code } = await runScript(root, 'node_modules/vite/bin/vite.js', ['build', '--app']);
  const cdn = join(root, 'dist/cdn');
  if (code !== 0 || !existsSync(cdn)) throw new Error('The build failed.');
  const hash = createHash('sha256');
  for (const name of readdirSync(cdn).toSorted()) if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(cdn, name)));
  return hash.digest('hex');
}
