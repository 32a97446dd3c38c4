import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Platform } from '../../src/core/index.ts';
import { createFakePlatform } from '../../src/testing/index.ts';
import { openFaultProxy } from '../proxy/fault-proxy.ts';
import { shopOrigin } from '../server/shop.ts';
import { createKit } from '../sim/kit.ts';
import { openVisitorPage } from '../sim/visitor-page.ts';

/** How long it took until lines that had gone deaf were given up for new ones. */
export interface DeafFigures {
  /** Nothing was being said. */
  readonly idleMs: readonly number[];
  /** Words waited to be confirmed. */
  readonly waitingMs: readonly number[];
}

/** The beat of a server that is not told otherwise: a line goes deaf at any instant of it. */
const beatMs = 12_000;
const patienceMs = 90_000;

/**
 * Opens chats by the widget's own core and adapter over real sockets, each through a network of its own, and lets each go deaf in
 * both directions at some instant, half of them with words on the way.
 */
export async function measureDeafLines({ port, trials }: { port: number; trials: number }): Promise<DeafFigures> {
  const kit = createKit();
  const figures: Record<keyof DeafFigures, number[]> = { idleMs: [], waitingMs: [] };
  await Promise.all(
    Array.from({ length: trials }, async (_, index) => {
      const network = await openFaultProxy({ to: port });
      const dialled: (() => void)[] = [];
      let line: WebSocket | undefined;
      let isWelcome = false;
      const platform = createRealPlatform((socket) => {
        line = socket;
        isWelcome = false;
        socket.once('message', () => (isWelcome = true));
        dialled.splice(0).forEach((call) => call());
      });
      const nextDial = () => new Promise<void>((done) => dialled.push(done));
      // A line that is still being dialled cannot go deaf, and has a limit of its own.
      const isUp = () => isWelcome && line?.readyState === WebSocket.OPEN;
      const page = openVisitorPage(platform, kit.say, `http://127.0.0.1:${network.port}`);
      try {
        await wait((index / trials) * 2_000);
        page.say('hello');
        await until(() => isUp() && page.outbox.drafts.value.length === 0 && page.chat.rows.value.some((row) => row.is === 'message' && !row.draft));
        await wait(Math.random() * beatMs);
        await until(isUp);
        const noticed = nextDial();
        network.swallow('both');
        const at = performance.now();
        const isWaiting = index % 2 === 1;
        if (isWaiting) page.say('into the void');
        await Promise.race([noticed, wait(patienceMs)]);
        figures[isWaiting ? 'waitingMs' : 'idleMs'].push(performance.now() - at);
      } finally {
        page.chat.dispose();
        page.outbox.dispose();
        await network.close();
      }
    }),
  );
  return figures;
}

/** The world as it is: real time, real sockets. Nothing outlives it. */
function createRealPlatform(onDial: (socket: WebSocket) => void): Platform {
  const headers = { Origin: shopOrigin };
  return {
    ...createFakePlatform(),
    fetch: (input, init) => fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } }),
    socket(url, protocols) {
      const socket = new WebSocket(url, protocols as string | string[], { headers });
      onDial(socket);
      return socket as unknown as globalThis.WebSocket;
    },
    now: () => Date.now(),
    elapsed: () => performance.now(),
    random: () => Math.random(),
    newId: () => randomUUID(),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function until(holds: () => boolean): Promise<void> {
  for (const began = performance.now(); !holds(); await wait(50)) if (performance.now() - began > patienceMs) throw new Error('A page did not come to talk.');
}
