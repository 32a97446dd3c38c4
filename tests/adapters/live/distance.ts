import { WebSocket as Socket } from 'ws';
import { startGarbage, startSilence } from '../odd-server.ts';

// A real server cannot be asked to go down. What an adapter sees of that is made on this side: what it is lent leads somewhere else.

/** The way to a real server, which can be spoilt without the server. */
export interface Distance {
  readonly fetch: typeof fetch;
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  goDown(): void;
  comeBack(): void;
  answerGarbage(on: boolean): void;
  fallSilent(on: boolean): void;
  cutLines(): void;
  /** Questions whose answers a page of the shop would not have been let to read. */
  readonly kept: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Nobody listens there. */
const nobody = 'http://127.0.0.1:1';

// The suite watches whether adapters touch the page's own.
const { fetch: ask } = globalThis;

/** Lays the way for pages of a shop. */
export async function createDistance(origin: string): Promise<Distance> {
  const [garbage, silence] = await Promise.all([startGarbage(), startSilence()]);
  const sockets = new Set<Socket>();
  const kept = new Set<string>();
  let instead: string | undefined;

  const lead = (url: string) => {
    if (instead === undefined) return url;
    const { pathname, search } = new URL(url);
    return instead.replace(/^http/, url.startsWith('ws') ? 'ws' : 'http') + pathname + search;
  };

  function note(method: string, url: string, allowed: string | null): void {
    if (instead !== undefined || allowed === '*' || allowed === origin || new URL(url).origin === origin) return;
    // Ids are of no interest here.
    kept.add(`${method} ${new URL(url).pathname.replace(/(?<=\/)(?:\d+|[^/]{16,})(?=\/|$)/g, '…')}`);
  }

  const cut = () => sockets.forEach((socket) => socket.terminate());

  return {
    kept,
    async fetch(input, init) {
      const url = input instanceof Request ? input.url : String(input);
      const headers = new Headers(init?.headers);
      headers.set('origin', origin);
      const response = await ask(lead(url), { ...init, headers });
      note(init?.method ?? 'GET', url, response.headers.get('access-control-allow-origin'));
      return response;
    },
    socket(url, protocols) {
      const socket = new Socket(lead(url), protocols as string | string[], { origin });
      sockets.add(socket);
      // As from a browser: an error is told, and nobody need listen to it.
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      return socket as unknown as WebSocket;
    },
    goDown() {
      instead = nobody;
      cut();
    },
    comeBack: () => void (instead = undefined),
    answerGarbage: (on) => void (instead = on ? garbage.url : undefined),
    fallSilent: (on) => void (instead = on ? silence.url : undefined),
    cutLines: cut,
    async close() {
      cut();
      await Promise.all([garbage.close(), silence.close()]);
    },
  };
}
