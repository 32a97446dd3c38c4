import fc from 'fast-check';
import type { Story } from './play.ts';
import { stepNames, type Step } from './steps.ts';

/** How many things happen in a story. */
export const lengths = { minLength: 1, maxLength: 60 } as const;

/** Any story. A failing one shrinks to few steps; its seed stays, since another one would be another story. */
export const anyStory: fc.Arbitrary<Story> = fc.record({
  seed: fc.noShrink(fc.nat()),
  processes: fc.constantFrom(1, 2),
  locks: fc.constantFrom(true, true, true, false),
  steps: fc.array(fc.tuple(fc.constantFrom(...stepNames), fc.constantFrom(0, 0, 0, 1, 1, 2, 3), fc.nat(999)) as fc.Arbitrary<Step>, { ...lengths, size: 'max' }),
});
