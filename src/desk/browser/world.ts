import { signal } from '@preact/signals-core';
import type { Undo } from '../../core/platform.ts';
import type { World } from '../world.ts';
import { createNotes } from './notes.ts';
import { createPlace } from './place.ts';

/** The world of a real page. `dispose` takes its listeners off again. */
export function createBrowserWorld(window: Window & typeof globalThis): World & { dispose(): void } {
  const { document, navigator } = window;
  const online = signal(navigator.onLine);
  const visible = signal(document.visibilityState !== 'hidden');
  const undos: Undo[] = [];

  function on(target: EventTarget, type: string, hear: (event: Event) => void): Undo {
    target.addEventListener(type, hear);
    const undo = () => target.removeEventListener(type, hear);
    undos.push(undo);
    return undo;
  }
  on(window, 'online', () => (online.value = true));
  on(window, 'offline', () => (online.value = false));
  on(document, 'visibilitychange', () => (visible.value = document.visibilityState !== 'hidden'));

  return {
    base: window.location.origin,
    fetch: (input, init) => window.fetch(input, init),
    socket: (url, protocols) => new window.WebSocket(url, protocols as string | string[] | undefined),
    now: () => Date.now(),
    elapsed: () => window.performance.now(),
    random: () => Math.random(),
    newId: () => newId(window.crypto),
    after(ms, call) {
      const timer = window.setTimeout(call, ms);
      return () => window.clearTimeout(timer);
    },
    online,
    visible,
    onWake(call) {
      const undoNetwork = on(window, 'online', call);
      const undoShow = on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && call());
      return () => {
        undoNetwork();
        undoShow();
      };
    },
    // oxlint-disable-next-line no-console -- the one place where the desk speaks to developers.
    log: (message, detail) => console.warn(`Deskbell desk: ${message}`, detail ?? ''),
    notes: createNotes(() => window.sessionStorage, 'deskbell-desk'),
    habits: createNotes(() => window.localStorage, 'deskbell-desk'),
    place: createPlace(window),
    dispose: () => undos.forEach((undo) => undo()),
  };
}

/** 128 random bits. Not `randomUUID`, which browsers lend to secure pages only and a shop tries things out over http. */
function newId(crypto: Crypto): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
