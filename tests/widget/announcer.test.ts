// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from '../../src/widget/announcer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const region = () => document.querySelector('[aria-live=polite]');

describe('the announcer', () => {
  it('is on the page only once there is something to say, outside the body and before the words', () => {
    const announcer = createAnnouncer(() => 'de');
    expect(region()).toBeNull();
    announcer.say('3 Antworten');
    expect(region()?.parentElement).toBe(document.documentElement);
    expect(region()?.getAttribute('lang')).toBe('de');
    expect(region()?.textContent).toBe('');
    vi.advanceTimersByTime(150);
    expect(region()?.textContent).toBe('3 Antworten');
    announcer.dispose();
  });

  it('says one thing after another, each long enough to be heard', () => {
    const announcer = createAnnouncer(() => 'en');
    for (const text of ['one', 'two', 'two']) announcer.say(text);
    const heard: (string | null | undefined)[] = [];
    const nodes = new Set<Node | null | undefined>();
    for (let step = 0; step < 3; step++) {
      vi.advanceTimersByTime(150);
      heard.push(region()?.textContent);
      nodes.add(region()?.firstChild);
    }
    expect(heard).toEqual(['one', 'two', 'two']);
    expect(nodes.size).toBe(3);
    announcer.dispose();
  });

  it('leaves nothing behind', () => {
    const announcer = createAnnouncer(() => 'en');
    announcer.say('one');
    announcer.dispose();
    vi.advanceTimersByTime(1_000);
    expect(region()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
