import { describe, expect, it } from 'vitest';
import { createNavigation } from '../../src/widget/navigation.ts';

describe('navigation', () => {
  it('starts at home, where there is no way back', () => {
    const { visit, canGoBack } = createNavigation();
    expect(visit.value.screen).toEqual({ at: 'home' });
    expect(canGoBack.value).toBe(false);
  });

  it('goes back the way it came, and finds each screen scrolled as it was left', () => {
    const { visit, go, back } = createNavigation();
    visit.peek().scrolled = 120;
    go({ at: 'faq', path: 'article/a' });
    visit.peek().scrolled = 40;
    go({ at: 'faq', path: 'article/b' });
    back();
    expect(visit.value).toEqual({ screen: { at: 'faq', path: 'article/a' }, scrolled: 40 });
    back();
    expect(visit.value).toEqual({ screen: { at: 'home' }, scrolled: 120 });
    back();
    expect(visit.value.screen).toEqual({ at: 'home' });
  });

  it('stays where it is when asked to go there', () => {
    const { visit, canGoBack, go } = createNavigation();
    go({ at: 'chat' });
    const first = visit.value;
    go({ at: 'chat', path: '' });
    expect(visit.value).toBe(first);
    expect(canGoBack.value).toBe(true);
  });

  it('has arrived when it goes home', () => {
    const { canGoBack, go } = createNavigation();
    go({ at: 'chat' });
    go({ at: 'home' });
    expect(canGoBack.value).toBe(false);
  });

  it('forgets the oldest steps of a long way, but never home', () => {
    const { visit, canGoBack, go, back } = createNavigation();
    for (let step = 0; step < 200; step++) go({ at: 'faq', path: `article/${step}` });
    let steps = 0;
    while (canGoBack.value) {
      back();
      steps += 1;
    }
    expect(steps).toBeLessThan(31);
    expect(visit.value.screen).toEqual({ at: 'home' });
  });
});
