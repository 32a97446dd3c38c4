import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createSound } from '../../../src/channels/chat/sound.tsx';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';

/** A tab with a conversation in it, and a bell that only counts. A new one is silent until somebody touches the page. */
function openTab(platform: FakePlatform) {
  const unread = signal(0);
  const newest = signal<string | undefined>(undefined);
  const tab = { rings: 0, isReady: false };
  const sound = createSound({
    platform,
    unread,
    newest,
    hang: () => ({ isReady: () => tab.isReady, arm: () => void (tab.isReady = true), ring: () => void (tab.rings += tab.isReady ? 1 : 0), dispose: () => {} }),
  });
  return {
    platform,
    sound,
    rings: () => tab.rings,
    touch: () => void (tab.isReady = true),
    /** An answer comes while nobody looks. */
    hear(entry: string) {
      newest.value = entry;
      unread.value += 1;
    },
    see: () => void (unread.value = 0),
  };
}

const aWhileMs = 5_000;

describe('the sound for new messages', () => {
  it('is off until the visitor turns it on, which lets them hear it', async () => {
    const tab = openTab(createFakePlatform());
    tab.touch();
    tab.hear('e1');
    await tab.platform.advance(aWhileMs);
    expect([tab.sound.isOn.value, tab.rings()]).toEqual([false, 0]);
    tab.sound.toggle();
    expect([tab.sound.isOn.value, tab.rings()]).toEqual([true, 1]);
    tab.hear('e2');
    await tab.platform.advance(aWhileMs);
    expect(tab.rings()).toBe(2);
  });

  it('is remembered by later pages, and silent there until somebody touches the page', async () => {
    const tab = openTab(createFakePlatform());
    tab.sound.toggle();
    await tab.platform.settle();
    const later = openTab(tab.platform.reload());
    await later.platform.settle();
    expect(later.sound.isOn.value).toBe(true);
    later.hear('e1');
    await later.platform.advance(aWhileMs);
    expect(later.rings()).toBe(0);
    later.touch();
    later.hear('e2');
    await later.platform.advance(aWhileMs);
    expect(later.rings()).toBe(1);
  });

  it('comes from one tab, whichever was touched, and is turned off in all', async () => {
    const one = openTab(createFakePlatform());
    const two = openTab(one.platform.openTab());
    const untouched = openTab(one.platform.openTab());
    one.sound.toggle();
    two.touch();
    await one.platform.settle();
    const before = one.rings() + two.rings();
    for (const tab of [untouched, one, two]) tab.hear('e1');
    await one.platform.advance(aWhileMs);
    expect(one.rings() + two.rings() - before).toBe(1);
    expect(untouched.rings()).toBe(0);
    two.sound.toggle();
    await one.platform.settle();
    for (const tab of [untouched, one, two]) tab.hear('e2');
    await one.platform.advance(aWhileMs);
    expect(one.rings() + two.rings() - before).toBe(1);
  });

  it('is spared where what came was seen at once, in whatever tab', async () => {
    const tab = openTab(createFakePlatform());
    tab.sound.toggle();
    await tab.platform.settle();
    tab.hear('e1');
    tab.see();
    await tab.platform.advance(aWhileMs);
    expect(tab.rings()).toBe(1);
  });
});
