import fc from 'fast-check';
import { fuzzConfiguration } from './fuzz-configuration.ts';
import { fuzzFrames } from './fuzz-frames.ts';
import { fuzzIndexFiles } from './fuzz-index-files.ts';
import { fuzzSearchText } from './fuzz-search-text.ts';

/** Something that takes what strangers write. */
export interface FuzzTarget {
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Throws, or rejects, when the input did harm. An input that is refused as it should be is no harm. */
  take(input: never): Promise<void> | void;
  /** Lets go of what it needed. */
  close?(): Promise<void>;
}

/** What came of one target. */
export interface FuzzFigures {
  readonly name: string;
  readonly runs: number;
  /** The longest any input took, and the time below which 99 of 100 stayed. */
  readonly maxMs: number;
  readonly p99Ms: number;
  /** The first input that did harm, made as small as could be, and how. */
  readonly harm?: string;
}

const makers = [fuzzFrames, fuzzSearchText, fuzzIndexFiles, fuzzConfiguration];

/** Throws `runs` random inputs at each target. The same seed throws the same. */
export async function fuzz({ runs, seed }: { runs: number; seed: number }): Promise<FuzzFigures[]> {
  const figures: FuzzFigures[] = [];
  for (const make of makers) {
    const target = await make();
    const tookMs: number[] = [];
    try {
      const property = fc.asyncProperty(target.inputs, async (input) => {
        const began = performance.now();
        await target.take(input as never);
        tookMs.push(performance.now() - began);
        demandCleanPrototype();
      });
      const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: runs, seed });
      tookMs.sort((a, b) => a - b);
      figures.push({
        name: target.name,
        runs: tookMs.length,
        maxMs: tookMs.at(-1) ?? 0,
        p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0,
        ...(failed && { harm: `${fc.stringify(counterexample).slice(0, 500)}: ${String(errorInstance)}` }),
      });
    } finally {
      await target.close?.();
    }
  }
  return figures;
}

const cleanKeys = Object.getOwnPropertyNames(Object.prototype).length;

function demandCleanPrototype(): void {
  if (Object.getOwnPropertyNames(Object.prototype).length !== cleanKeys) throw new Error('The prototype of everything was changed.');
}
