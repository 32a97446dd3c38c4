import fc from 'fast-check';
import type { Story } from './play.ts';
import { stepNames, type Step } from './steps.ts';

/** How many things happen in a story. */
const lengths = { minLength: 1, maxLength: 60 } as const;

const slots = [0, 0, 0, 1, 1, 2, 3] as const;
const step = fc.tuple(fc.constantFrom(...stepNames), fc.constantFrom(...slots), fc.nat(999)) as fc.Arbitrary<Step>;

// What chance alone would hardly put together.

/**
 * Somebody is erased while their words wait for a server that has enough; one tab hears of it, the other comes back as somebody new,
 * with a line that is up when the wait is over.
 */
const erasedWhileWaiting = fc.tuple(fc.constantFrom(0, 1), fc.nat(999)).map(([slot, n]): readonly Step[] => {
  const other = 1 - slot;
  return [['open', other, 0], ['say', other, 0], ['say', slot, 0], ['pass', slot, 3], ['limit', slot, n], ['say', slot, 0], ['pass', slot, 0], ['erase', slot, 0], ['cut', other, 0], ['pass', slot, 1], ['cut', slot, 0], ['pass', slot, 2]];
});

/** Somebody is erased, and has said as much again under a new name when a tab that slept all the while wakes with what it held before. */
const erasedInSleep = fc.constantFrom(0, 1).map((slot): readonly Step[] => {
  const other = 1 - slot;
  return [['open', other, 0], ['say', other, 0], ['say', slot, 0], ['pass', slot, 2], ['freeze', slot, 0], ['erase', slot, 0], ['cut', other, 0], ['pass', slot, 1], ['reload', other, 0], ['pass', slot, 1], ['sayTwice', other, 0], ['say', other, 0], ['pass', slot, 2], ['thaw', slot, 0]];
});

/** A chat is dropped for its age while a page sleeps or looks on, and another may be begun before that page knows. */
const droppedMeanwhile = fc.tuple(fc.constantFrom(0, 1), fc.boolean(), fc.boolean()).map(([slot, sleeps, goesOn]): readonly Step[] => {
  const other = 1 - slot;
  return [['open', other, 0], ['say', slot, 0], ['pass', slot, 4], [sleeps ? 'freeze' : 'pass', slot, 0], ['age', slot, 0], [goesOn ? 'sayTwice' : 'pass', other, 0], ['pass', slot, 2], ['thaw', slot, 0]];
});

/** Any story. A failing one shrinks to few steps; its seed stays, since another one would be another story. */
export const anyStory: fc.Arbitrary<Story> = fc.record({
  seed: fc.noShrink(fc.nat()),
  processes: fc.constantFrom(1, 2),
  locks: fc.constantFrom(true, true, true, false),
  steps: fc
    .array(
      fc.oneof(
        { weight: 600, arbitrary: step.map((one): readonly Step[] => [one]) },
        { weight: 1, arbitrary: erasedWhileWaiting },
        { weight: 1, arbitrary: erasedInSleep },
        { weight: 3, arbitrary: droppedMeanwhile },
      ),
      { ...lengths, size: 'max' },
    )
    .map((steps) => steps.flat()),
});
