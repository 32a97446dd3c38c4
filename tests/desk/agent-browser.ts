import { WebSocket } from 'ws';
import type { RunningServer } from '../../src/server/index.ts';
import type { World } from '../../src/desk/world.ts';
import { createFakeWorld } from './fake-world.ts';

/** A world with a real clock, a cookie jar and an origin, as a browser on the desk's own page would have. */
export function createAgentWorld(server: RunningServer): World {
  let cookie = '';
  return {
    ...createFakeWorld(),
    base: server.url,
    async fetch(input, init) {
      const response = await fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), Origin: server.url, Cookie: cookie } });
      cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie;
      return response;
    },
    socket: (url) => new WebSocket(url, { headers: { Origin: server.url, Cookie: cookie } }) as unknown as globalThis.WebSocket,
    now: () => Date.now(),
    elapsed: () => performance.now(),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
}
