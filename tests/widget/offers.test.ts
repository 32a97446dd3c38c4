import { describe, expect, it, vi } from 'vitest';
import type { ChannelDoor, Promised } from '../../src/channels/channel.ts';
import type { Call } from '../../src/core/contract.ts';
import { createOffers } from '../../src/widget/people/offers.ts';

function stage(promise: () => Promise<unknown>) {
  let time = 0;
  const timers: (() => void)[] = [];
  const door: ChannelDoor = { name: 'chat', icon: 'chat', offered: () => true, promise: promise as () => Promise<Promised>, load: () => Promise.reject(new Error('not needed')) };
  const offers = createOffers({
    doors: [door],
    adapter: {},
    call: (signal) => ({ signal }) as Call,
    platform: { after: (_, call) => (timers.push(call), () => {}), elapsed: () => time, log: () => {} },
  });
  return { offers, outlook: offers.of('chat'), pass: (ms: number) => (time += ms), fire: () => timers.splice(0).forEach((call) => call()) };
}

describe('offers', () => {
  it('are asked for once in a while, not at every look', async () => {
    const promise = vi.fn(async () => ({ is: 'open', waitMs: 1_000 }));
    const { offers, outlook, pass } = stage(promise);
    expect(outlook.value).toEqual({ is: 'asking' });
    offers.refresh();
    offers.refresh();
    await vi.waitFor(() => expect(outlook.value).toEqual({ is: 'known', promised: { is: 'open', waitMs: 1_000 } }));
    expect(promise).toHaveBeenCalledTimes(1);
    pass(60_000);
    offers.refresh();
    expect(promise).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('down'))],
    ['answers nothing', async () => undefined],
    ['answers nonsense', async () => ({ is: 'by', at: 'soon' })],
    ['answers a wait that is no number', async () => ({ is: 'open', waitMs: Number.NaN })],
  ])('of a backend that %s have failed, and are asked for again', async (_, promise) => {
    const asked = vi.fn(promise);
    const { offers, outlook } = stage(asked);
    offers.refresh();
    await vi.waitFor(() => expect(outlook.value).toEqual({ is: 'failed' }));
    offers.refresh();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('of a backend that never answers have failed in the end', async () => {
    const { offers, outlook, fire } = stage(() => new Promise(() => {}));
    offers.refresh();
    fire();
    await vi.waitFor(() => expect(outlook.value).toEqual({ is: 'failed' }));
  });
});
