import { WebSocket as Socket } from 'ws';
import { faultOfAnswer, faultOfPreflight, hidesPatience, preflightOf, type Preflight } from './cors.ts';

/** The way from a page of a shop to a real server. */
export interface Distance {
  readonly fetch: typeof fetch;
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  /** What a page of the shop could not do or read, and what the server must say for it. */
  readonly faults: ReadonlySet<string>;
  /** What it could do without, and would be better off with. */
  readonly hints: ReadonlySet<string>;
  /** Ends the lines that tests left open when they could not go on. */
  close(): void;
}

// The suite watches whether adapters touch the page's own.
const { fetch: ask } = globalThis;

/** How long a browser remembers what it was told before a request, when the server does not say. */
const memoryMs = 5_000;

/**
 * Lays the way for pages of a shop. Before a request, the server is asked as browsers ask it; what they would then not send is
 * sent all the same, so that one run tells everything.
 */
export function createDistance(origin: string): Distance {
  const faults = new Set<string>();
  const hints = new Set<string>();
  const remembered = new Map<string, number>();
  const sockets = new Set<Socket>();

  /** What is wrong, if anything is. */
  async function askFirst(url: string, asked: Preflight, signal: AbortSignal | null): Promise<string | undefined> {
    const key = [url, asked.method, ...asked.headers].join(' ');
    if ((remembered.get(key) ?? 0) > Date.now()) return undefined;
    const headers = { origin, 'access-control-request-method': asked.method, ...(asked.headers.length > 0 && { 'access-control-request-headers': asked.headers.join(',') }) };
    try {
      const answer = await ask(url, { method: 'OPTIONS', headers, signal, redirect: 'manual' });
      const fault = faultOfPreflight(answer, asked, origin);
      const seconds = Number.parseInt(answer.headers.get('access-control-max-age') ?? '', 10);
      if (!fault) remembered.set(key, Date.now() + (seconds >= 0 ? seconds * 1000 : memoryMs));
      return fault;
    } catch (error) {
      if (signal?.aborted) throw error;
      return 'does not come. Answer `OPTIONS` as any other request, without asking who it is.';
    }
  }

  return {
    faults,
    hints,
    async fetch(input, init) {
      // Says what a body is, as browsers do.
      const { url, method, headers } = new Request(input, init);
      if (new URL(url).origin === origin) return ask(input, init);
      const name = `\`${method} ${routeOf(url)}\``;
      const asked = preflightOf(method, headers, init?.body);
      const refused = asked && (await askFirst(url, asked, init?.signal ?? null));
      const sent = new Headers(init?.headers);
      sent.set('origin', origin);
      const answer = await ask(input, { ...init, headers: sent });
      // Only now: a server that is away answers nothing, and that is no fault of this kind.
      if (refused) faults.add(`${name} is not sent: the answer to its \`OPTIONS\` ${refused}`);
      const unread = faultOfAnswer(answer, origin);
      if (unread) faults.add(`The answer${answer.ok ? '' : ` (${answer.status})`} to ${name} is not read: it ${unread}`);
      else if (hidesPatience(answer)) hints.add(`How long to wait after ${name} (${answer.status}) is not heard: set \`Access-Control-Expose-Headers: retry-after\`.`);
      return answer;
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

/** The way below a server; ids are of no interest here. */
function routeOf(url: string): string {
  return new URL(url).pathname.replace(/(?<=\/)(?:\d+|[^/]{16,})(?=\/|$)/g, '…');
}
