import { WebSocket as Socket } from 'ws';

/** The way from a page of a shop to a real server. */
export interface Distance {
  readonly fetch: typeof fetch;
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  /** Questions whose answers the page would not have been let to read. */
  readonly kept: ReadonlySet<string>;
  /** Ends the lines that tests left open when they could not go on. */
  close(): void;
}

// The suite watches whether adapters touch the page's own.
const { fetch: ask } = globalThis;

/** Lays the way for pages of a shop. */
export function createDistance(origin: string): Distance {
  const kept = new Set<string>();
  const sockets = new Set<Socket>();

  function note(method: string, url: string, allowed: string | null): void {
    if (allowed === '*' || allowed === origin || new URL(url).origin === origin) return;
    // Ids are of no interest here.
    kept.add(`${method} ${new URL(url).pathname.replace(/(?<=\/)(?:\d+|[^/]{16,})(?=\/|$)/g, '…')}`);
  }

  return {
    kept,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      headers.set('origin', origin);
      const response = await ask(input, { ...init, headers });
      note(init?.method ?? 'GET', input instanceof Request ? input.url : String(input), response.headers.get('access-control-allow-origin'));
      return response;
    },
    socket(url, protocols) {
      const socket = new Socket(url, protocols as string | string[], { origin });
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      return socket as unknown as WebSocket;
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}
