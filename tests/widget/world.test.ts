// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../src/widget/browser/world.ts';

let world: World;
const opened = () => (world = openWorld(false));
afterEach(() => {
  world.dispose();
  vi.restoreAllMocks();
});

const look = (state: DocumentVisibilityState) => {
  vi.spyOn(Document.prototype, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const show = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

describe('the browser', () => {
  it('tells whether the page is seen, which is not the same as waking', () => {
    const { visible, onWake } = opened();
    const woken = vi.fn();
    onWake(woken);
    look('hidden');
    expect(visible.value).toBe(false);
    look('visible');
    expect(visible.value).toBe(true);
    expect(woken).not.toHaveBeenCalled();
  });

  it('wakes with the network, out of the back/forward cache, and after having been frozen', () => {
    const { online, onWake } = opened();
    const woken = vi.fn();
    onWake(woken);
    window.dispatchEvent(new Event('offline'));
    expect(online.value).toBe(false);
    show(false);
    expect(woken).not.toHaveBeenCalled();
    show(true);
    expect(woken).toHaveBeenCalledTimes(1);
    window.dispatchEvent(new Event('online'));
    expect(online.value).toBe(true);
    expect(woken).toHaveBeenCalledTimes(2);
    document.dispatchEvent(new Event('resume'));
    expect(woken).toHaveBeenCalledTimes(3);
  });

  it('is not listened to any more once it is undone, or all of it', () => {
    const { hear, onWake, dispose } = opened();
    const heard = vi.fn();
    const undo = onWake(heard);
    hear(['online'], heard);
    undo();
    window.dispatchEvent(new Event('online'));
    expect(heard).toHaveBeenCalledTimes(1);
    dispose();
    window.dispatchEvent(new Event('online'));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
