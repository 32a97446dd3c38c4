import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKit } from './kit.ts';
import { lightenResponses } from './light-response.ts';
import { take } from './steps.ts';
import { createWorld } from './world.ts';

const kit = createKit();

let undo: () => void;
beforeAll(() => {
  undo = lightenResponses();
});
afterAll(() => undo());

/** How long it takes until a line that goes deaf after `calmMs` is given up for a new one, with words on the way or without. */
async function measure(seed: number, calmMs: number, isWaiting: boolean): Promise<number> {
  const world = createWorld(kit, { seed, processes: 1, locks: true });
  await world.pass(1_000);
  take(world, ['say', 0, 0]);
  await world.pass(4_000 + calmMs);
  const { internet } = world.pages[0]!.tab;
  const [old] = internet.connections;
  expect(old).toBeDefined();
  internet.swallow('both');
  if (isWaiting) take(world, ['say', 0, 0]);
  const began = world.schedule.elapsed();
  while ([...internet.connections].every((one) => one === old) && world.schedule.elapsed() - began < 60_000) await world.pass(20);
  return world.schedule.elapsed() - began;
}

// Wherever in the beat it happens. What is left to the promised 30 and 10 seconds is for slow machines.
const moments = Array.from({ length: 24 }, (_, index) => index * 500);

describe('a line that goes deaf without a word', () => {
  it('is given up within 22 seconds when nothing is said', async () => {
    const took = await Promise.all(moments.map((ms) => measure(ms, ms, false)));
    expect(Math.max(...took)).toBeLessThanOrEqual(22_000);
    // Not for a single late beat.
    expect(Math.min(...took)).toBeGreaterThanOrEqual(9_000);
  });

  it('is given up within 7 seconds when words wait', async () => {
    const took = await Promise.all(moments.map((ms) => measure(ms, ms, true)));
    expect(Math.max(...took)).toBeLessThanOrEqual(7_000);
  });
});
