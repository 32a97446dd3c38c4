import { signal } from '@preact/signals-core';
import type { Platform, Undo } from '../../core/platform.ts';

/** The world in a browser, without what survives in it: enough for searching. */
export interface World extends Omit<Platform, 'store' | 'tabs'> {
  /** Takes every listener and timer away. */
  dispose(): void;
}

/** Browsers fire longer timers at once. */
const longestMs = 2 ** 31 - 1;

/** Takes what it needs from the page when it is made: what the page patches later does not reach us. */
export function openWorld(debug: boolean): World {
  const { fetch, WebSocket, performance, console } = window;
  const wall = Date.now;
  const gone = new AbortController();
  const timers = new Set<Undo>();
  const online = signal(navigator.onLine);
  const visible = signal(isVisible());

  function hear(target: EventTarget, events: readonly string[], call: (event: Event) => void): Undo {
    const stop = new AbortController();
    const signal = AbortSignal.any([gone.signal, stop.signal]);
    for (const event of events) target.addEventListener(event, call, { signal });
    return () => stop.abort();
  }
  hear(window, ['online', 'offline'], ({ type }) => (online.value = type === 'online'));
  hear(document, ['visibilitychange'], () => (visible.value = isVisible()));

  return {
    fetch: (...request) => fetch.apply(window, request),
    socket: (url, protocols) => new WebSocket(url, protocols as string | string[] | undefined),
    now: () => wall(),
    elapsed: createElapsed(() => performance.now(), wall),
    random: () => Math.random(),
    newId,
    after(ms, call) {
      const undo = () => {
        clearTimeout(timer);
        timers.delete(undo);
      };
      const timer = setTimeout(() => {
        timers.delete(undo);
        call();
      }, Math.min(Math.max(0, ms), longestMs));
      timers.add(undo);
      return undo;
    },
    online,
    visible,
    onWake(call) {
      // `pageshow` comes with every first load too; only from the back/forward cache it means having slept.
      const undos = [
        hear(window, ['pageshow'], (event) => (event as PageTransitionEvent).persisted && call()),
        hear(window, ['online'], call),
        hear(document, ['visibilitychange'], () => isVisible() && call()),
      ];
      return () => undos.forEach((undo) => undo());
    },
    onHide(call) {
      const undos = [hear(window, ['pagehide'], call), hear(document, ['visibilitychange'], () => isVisible() || call())];
      return () => undos.forEach((undo) => undo());
    },
    log(message, detail) {
      // oxlint-disable-next-line no-console -- what `debug` is for.
      if (debug) console.debug(`Deskbell: ${message}`, ...(detail === undefined ? [] : [detail]));
    },
    dispose() {
      gone.abort();
      for (const undo of timers) undo();
    },
  };
}

/** Read past an element of the page that goes by this name. */
function isVisible(): boolean {
  const state: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState')?.get?.call(document);
  return state !== 'hidden';
}

/**
 * Some systems stop the monotonic clock while they sleep; the wall clock goes on but may be set. The larger step of the
 * two is taken: a clock that was set forward looks like sleep, and that only means looking after the line once too often.
 */
function createElapsed(monotonic: () => number, wall: () => number): () => number {
  let last = [monotonic(), wall()] as const;
  let total = 0;
  return () => {
    const next = [monotonic(), wall()] as const;
    total += Math.max(next[0] - last[0], next[1] - last[1]);
    last = next;
    return total;
  };
}

/** `randomUUID` exists on secure pages only. */
function newId(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
