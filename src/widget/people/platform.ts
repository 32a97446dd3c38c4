import type { Platform, Store, Tabs } from '../../core/platform.ts';
import type { World } from '../browser/world.ts';

/** The whole world in a browser: for what must not be lost, and for what is live. */
export function openPlatform(world: World, { store, tabs }: { readonly store: Store; readonly tabs: Tabs }): Platform {
  const { WebSocket, performance } = window;
  return {
    ...world,
    store,
    tabs,
    socket: (url, protocols) => new WebSocket(url, protocols as string | string[] | undefined),
    elapsed: createElapsed(() => performance.now(), world.now),
    random: () => Math.random(),
    newId,
    onHide: (call) => world.hear(['pagehide', 'visibilitychange'], ({ type }) => (type === 'pagehide' || !world.isVisible()) && call()),
  };
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
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
