import { describe, expect, it } from 'vitest';
import { onParting, part } from '../../src/widget/people/parting.ts';

/** Somebody logs out; the page is asked to go on so many milliseconds later. */
async function leave(heldUpMs: number): Promise<string[]> {
  const did: string[] = [];
  let elapsed = 0;
  let goOn = () => {};
  const store = { stop: () => void did.push('stop'), clear: async () => void did.push('clear') };
  const tabs = { tell: () => void did.push('tell') };
  const over = part(store, tabs, { now: () => 0, elapsed: () => elapsed, after: (_, call) => ((goOn = call), () => {}) });
  elapsed += heldUpMs;
  goOn();
  await over;
  return did;
}

describe('a logout', () => {
  it('clears at once, and again when the other tabs have heard of it', async () => {
    expect(await leave(50)).toEqual(['stop', 'tell', 'clear', 'clear']);
  });

  it('does not clear again from a page that was frozen meanwhile: somebody new may have begun', async () => {
    expect(await leave(60_000)).toEqual(['stop', 'tell', 'clear']);
  });

  it.each([
    ['soon', 900, ['stop', 'clear']],
    ['by a page that was frozen meanwhile: somebody new may have begun', 1_100, ['stop']],
    ['by a clock that was put back', -1_100, ['stop']],
  ])('that another tab hears of %s', async (_, laterMs, done) => {
    const did: string[] = [];
    const store = { stop: () => void did.push('stop'), clear: async () => void did.push('clear') };
    let told: unknown;
    await part({ stop() {}, clear: async () => {} }, { tell: (_topic, message) => (told = message) }, { now: () => 5_000, elapsed: () => 0, after: (_ms, call) => (call(), () => {}) });
    let isOver = false;
    onParting(store, { onTold: (_topic, hear) => (hear(told), () => {}) }, { now: () => 5_000 + laterMs }, () => (isOver = true));
    expect([isOver, did]).toEqual([true, done]);
  });
});
