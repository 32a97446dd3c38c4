import fc from 'fast-check';
import { createKit } from './kit.ts';
import type { DiskRules } from './disk.ts';
import { lightenResponses } from './light-response.ts';
import { play, type Story } from './play.ts';
import { Violation } from './promises.ts';
import { anyStory } from './stories.ts';

export { mutants } from './mutants.ts';

// What the commands run, bundled into one file: all stories of a seed, or one of them step by step.

/** What came of many stories. */
export interface Tally {
  readonly runs: number;
  readonly tookMs: number;
  /** Promise → how many stories broke it. */
  readonly broken: Readonly<Record<string, number>>;
}

/** What a failing story was shrunk to. */
export interface Failure {
  readonly story: Story;
  readonly sentence: string;
  /** Runs it again: `--seed` and `--path`. */
  readonly seed: number;
  readonly path: string;
  readonly shrinks: number;
}

/** Plays stories until one fails, which is then shrunk. `path` begins at a failure known from before. */
export async function search({ runs, seed, path, onRun }: { runs: number; seed: number; path?: string; onRun?(count: number): void }): Promise<{ runs: number; failure?: Failure }> {
  const kit = createKit();
  let count = 0;
  const details = await fc.check(
    fc.asyncProperty(anyStory, async (story) => {
      onRun?.((count += 1));
      await play(kit, story);
    }),
    { numRuns: runs, seed, ...(path === undefined ? {} : { path }) },
  );
  if (!details.failed || !details.counterexample) return { runs: details.numRuns };
  const sentence = String(details.errorInstance);
  return { runs: details.numRuns, failure: { story: details.counterexample[0], sentence, seed: details.seed, path: details.counterexamplePath ?? '', shrinks: details.numShrinks } };
}

/** Plays stories to their ends and counts which promises they break; does not shrink. */
export async function tally({ runs, seed, rules }: { runs: number; seed: number; rules?: Partial<DiskRules> }): Promise<Tally> {
  const kit = createKit(rules);
  const broken: Record<string, number> = {};
  const began = performance.now();
  for (const story of fc.sample(anyStory, { numRuns: runs, seed })) {
    try {
      await play(kit, story);
    } catch (error) {
      const promise = error instanceof Violation ? error.promise : `threw ${String(error)}`;
      broken[promise] = (broken[promise] ?? 0) + 1;
    }
  }
  return { runs, tookMs: performance.now() - began, broken };
}

/** Plays one story, telling all that happens. */
export async function tell(story: Story, trace: (line: string) => void): Promise<void> {
  try {
    await play({ ...createKit(), trace }, story);
  } catch (error) {
    trace(String(error));
  }
}

/** To be called once by a program that does nothing else. */
export function hurry(): void {
  lightenResponses();
  // Errors are thrown by the million, and nobody reads where.
  Error.stackTraceLimit = 0;
}
