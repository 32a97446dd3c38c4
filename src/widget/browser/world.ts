import { signal } from '@preact/signals-core';
import type { Platform, Undo } from '../../core/platform.ts';
import { member } from './page.ts';

/** As much of the world as searching needs; what leads to people adds the rest. */
export interface World extends Pick<Platform, 'fetch' | 'now' | 'after' | 'online' | 'visible' | 'onWake' | 'log'> {
  /** Hears of events of the window and the document until that is undone, or all of it. */
  hear(events: readonly string[], call: (event: Event) => void): Undo;
  isVisible(): boolean;
  /** Lets the page do what it has to: for the middle of work that would keep a slow phone from answering. */
  breath(): Promise<void>;
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

  const hear: World['hear'] = (events, call) => {
    const stop = new AbortController();
    // What happens to the document passes the window first, where no element of the page can hide a method of ours.
    for (const event of events) window.addEventListener(event, call, { signal: stop.signal, capture: true });
    const undo = () => {
      stop.abort();
      undos.delete(undo);
    };
    undos.add(undo);
    return undo;
  };
  hear(['online', 'offline'], ({ type }) => (online.value = type === 'online'));
  hear(['visibilitychange'], () => (visible.value = isVisible()));

  const after: World['after'] = (ms, call) => {
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
  };

  return {
    fetch: (...request) => fetch.apply(window, request),
    now: () => wall(),
    after,
    breath: () => new Promise((done) => void after(0, done)),
    online,
    visible,
    hear,
    isVisible,
    // `resume` follows on having been frozen. `pageshow` comes with every first load too; only from the back/forward cache it
    // means having slept.
    onWake: (call) => hear(['online', 'resume', 'pageshow'], (event) => (event as Partial<PageTransitionEvent>).persisted !== false && call()),
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
