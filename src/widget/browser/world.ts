import { signal } from '@preact/signals-core';
import type { Platform, Undo } from '../../core/platform.ts';
import { member } from './page.ts';

/** As much of the world as searching needs; what leads to people adds the rest. */
export interface World extends Pick<Platform, 'fetch' | 'now' | 'after' | 'online' | 'visible' | 'onWake' | 'log'> {
  /** Hears of events until that is undone, or all of it. */
  hear(target: EventTarget, events: readonly string[], call: (event: Event) => void): Undo;
  isVisible(): boolean;
  /** Takes every listener and timer away. */
  dispose(): void;
}

/** Browsers fire longer timers at once. */
const longestMs = 2 ** 31 - 1;

/** Takes what it needs from the page when it is made: what the page patches later does not reach us. */
export function openWorld(debug: boolean): World {
  const { fetch, console } = window;
  const wall = Date.now;
  const undos = new Set<Undo>();
  const online = signal(navigator.onLine);
  const visible = signal(isVisible());

  const hear: World['hear'] = (target, events, call) => {
    const stop = new AbortController();
    // Past an element of the page that goes by this name.
    for (const event of events) EventTarget.prototype.addEventListener.call(target, event, call, { signal: stop.signal });
    const undo = () => {
      stop.abort();
      undos.delete(undo);
    };
    undos.add(undo);
    return undo;
  };
  hear(window, ['online', 'offline'], ({ type }) => (online.value = type === 'online'));
  hear(document, ['visibilitychange'], () => (visible.value = isVisible()));

  return {
    fetch: (...request) => fetch.apply(window, request),
    now: () => wall(),
    after(ms, call) {
      const undo = () => {
        clearTimeout(timer);
        undos.delete(undo);
      };
      const timer = setTimeout(() => {
        undos.delete(undo);
        call();
      }, Math.min(ms, longestMs));
      undos.add(undo);
      return undo;
    },
    online,
    visible,
    hear,
    isVisible,
    onWake(call) {
      const all = [
        hear(window, ['online'], call),
        hear(document, ['visibilitychange'], () => isVisible() && call()),
        // It comes with every first load too; only from the back/forward cache it means having slept.
        hear(window, ['pageshow'], (event) => (event as PageTransitionEvent).persisted && call()),
      ];
      return () => all.forEach((undo) => undo());
    },
    log(message, detail) {
      // oxlint-disable-next-line no-console -- what `debug` is for.
      if (debug) console.debug(`Deskbell: ${message}`, detail ?? '');
    },
    dispose() {
      for (const undo of undos) undo();
    },
  };
}

const isVisible = () => member('visibilityState') !== 'hidden';
