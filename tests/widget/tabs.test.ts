// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTabs } from '../../src/widget/people/tabs.ts';

afterEach(() => vi.unstubAllGlobals());

describe('tabs', () => {
  it('tell each other, and those of another widget nothing', async () => {
    const [one, two, other] = [createTabs('shop'), createTabs('shop'), createTabs('another')];
    const heard: unknown[] = [];
    const overheard: unknown[] = [];
    two.onTold('draft', (message) => heard.push(message));
    const undo = two.onTold('draft', (message) => overheard.push(message));
    other.onTold('draft', (message) => overheard.push(message));
    undo();
    one.tell('draft', { id: 1 });
    one.tell('other', { id: 2 });
    await vi.waitFor(() => expect(heard).toEqual([{ id: 1 }]));
    expect(overheard).toEqual([]);
    for (const tabs of [one, two, other]) tabs.dispose();
    expect(() => one.tell('draft', 3)).not.toThrow();
  });

  it('hear nothing while the page is kept for going back, and again when it is shown', async () => {
    const listeners: ((event: Event) => void)[] = [];
    const [one, kept] = [createTabs('shop'), createTabs('shop', { hear: (_, call) => (listeners.push(call), () => {}) })];
    const happen = (type: string) => listeners.forEach((call) => call(new Event(type)));
    const heard: unknown[] = [];
    kept.onTold('draft', (message) => heard.push(message));
    happen('pagehide');
    one.tell('draft', 'while it was away');
    happen('pageshow');
    one.tell('draft', 'when it was back');
    await vi.waitFor(() => expect(heard).toEqual(['when it was back']));
    for (const tabs of [one, kept]) tabs.dispose();
  });

  it('run alone where the browser has locks', async () => {
    const order: string[] = [];
    let last = Promise.resolve();
    vi.stubGlobal('navigator', {
      locks: { request: (_: string, work: () => Promise<void>) => (last = last.then(work)) },
    });
    const tabs = createTabs('shop');
    await Promise.all(
      ['a', 'b'].map((name) =>
        tabs.alone('drain', async () => {
          order.push(`${name} begins`);
          await Promise.resolve();
          order.push(`${name} ends`);
        }),
      ),
    );
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it.each([
    ['has none', {}],
    ['forbids them', { get locks() { throw new DOMException('No.', 'SecurityError'); } }],
    ['refuses them', { locks: { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) } }],
  ])('run at once where the browser %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(await createTabs('shop').alone('drain', async () => 'done')).toBe('done');
  });

  it('do not run twice when the work itself fails', async () => {
    vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
    const work = vi.fn(() => Promise.reject(new Error('mine')));
    await expect(createTabs('shop').alone('drain', work)).rejects.toThrow('mine');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
