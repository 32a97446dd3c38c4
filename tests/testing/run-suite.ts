import { conformance, type ConformanceOptions } from '../../src/testing/index.ts';

/** What became of each test of a suite. */
export interface SuiteResult {
  readonly passed: readonly string[];
  readonly failed: ReadonlyMap<string, string>;
  readonly skipped: readonly string[];
}

/** Runs the suite with a runner of our own, so that its failures are results and not failures of this run. */
export async function runSuite({ only, ...options }: Omit<ConformanceOptions, 'describe' | 'it'> & { only?: readonly string[] | undefined }): Promise<SuiteResult> {
  const tests: { name: string; body: () => Promise<void> }[] = [];
  const skipped: string[] = [];
  const it = Object.assign((name: string, body: () => Promise<void>) => void tests.push({ name, body }), {
    skip: (name: string) => void skipped.push(name),
  });
  conformance({ ...options, it, describe: (_, body) => body() });
  const passed: string[] = [];
  const failed = new Map<string, string>();
  for (const { name, body } of tests) {
    if (only && !only.includes(name)) continue;
    try {
      await body();
      passed.push(name);
    } catch (error) {
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  return { passed, failed, skipped };
}
