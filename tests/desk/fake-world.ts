import { createFakePlatform, type FakePlatform, type FakePlatformOptions } from '../../src/testing/index.ts';
import type { World } from '../../src/desk/world.ts';
import { base } from './fake-server.ts';

/** The world of a desk, held by a test: its clock moves by `platform.advance`, its network is msw's. */
export interface FakeWorld extends World {
  readonly platform: FakePlatform;
  readonly online: FakePlatform['online'];
  readonly visible: FakePlatform['visible'];
  /** The person typed an address or went back. */
  goTo(conversation: string | undefined): void;
}

/** Opens a tab, or goes on in one that was reloaded. */
export function createFakeWorld({ platform, place, ...options }: FakePlatformOptions & { platform?: FakePlatform; place?: string } = {}): FakeWorld {
  const tab = platform ?? createFakePlatform({ random: () => 0.5, fetch: (input, init) => fetch(input, init), socket: (url) => new WebSocket(url), ...options });
  const moves = new Set<() => void>();
  let at = place;
  return {
    platform: tab,
    base,
    fetch: tab.fetch,
    socket: tab.socket,
    now: tab.now,
    elapsed: tab.elapsed,
    random: tab.random,
    newId: tab.newId,
    after: tab.after,
    online: tab.online,
    visible: tab.visible,
    onWake: tab.onWake,
    log: tab.log,
    notes: tab.store.last,
    habits: {
      read: (key) => tab.store.last.read(`habit ${key}`),
      write: (key, value) => tab.store.last.write(`habit ${key}`, value),
    },
    place: {
      read: () => at,
      write: (next) => (at = next),
      onMove(call) {
        moves.add(call);
        return () => moves.delete(call);
      },
    },
    goTo(next) {
      at = next;
      for (const call of moves) call();
    },
  };
}
