import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKit } from './kit.ts';
import { lightenResponses } from './light-response.ts';
import { play } from './play.ts';
import { regressions } from './regressions.ts';
import { anyStory } from './stories.ts';

/** Rare faults need more than a thousand stories; `npm run sim -- --runs 100000` plays more. */
const runs = 2_000;

let undo: () => void;
beforeAll(() => {
  undo = lightenResponses();
});
afterAll(() => undo());

describe('visitors, agents and servers in a world that fails at random', () => {
  it(`keeps every promise in ${runs} stories`, async () => {
    const kit = createKit();
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => void (await play(kit, story))),
      { numRuns: runs, seed: 20_261_122 },
    );
  }, 300_000);

  it.each(regressions)('no longer: $was', async ({ story }) => void (await play(createKit(), story)));

  it('plays a story the same each time it is played', async () => {
    const kit = createKit();
    const [story] = fc.sample(anyStory, { numRuns: 1, seed: 5 });
    const tell = async () => {
      const lines: string[] = [];
      await play({ ...kit, trace: (line) => lines.push(line) }, story!);
      return lines;
    };
    const first = await tell();
    expect(first.length).toBeGreaterThan(50);
    expect(await tell()).toEqual(first);
  });

  it('catches a server that forgets which messages it has', async () => {
    const kit = createKit({ unique: 'not at all' });
    const caught = await fc.check(
      fc.asyncProperty(anyStory, async (story) => void (await play(kit, story))),
      { numRuns: 200, seed: 1, endOnFailure: true },
    );
    expect(String(caught.errorInstance)).toMatch(/I2: .* is stored twice/);
  });
});
