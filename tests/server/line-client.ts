import { WebSocket } from 'ws';
import { lineProtocol, protocolVersion, type DeskFrame, type ServerFrame } from '../../src/protocol/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { shopOrigin } from './shop.ts';

/** A socket whose frames can be waited for. */
export interface TestLine<Frame extends { type: string }> {
  readonly socket: WebSocket;
  /** Every frame so far. */
  readonly frames: readonly Frame[];
  say(frame: unknown): void;
  sayText(text: string): void;
  /** The first frame, past or to come, of a type that fits; each is given once. */
  next<Type extends Frame['type']>(
    type: Type,
    fits?: (frame: Extract<Frame, { type: Type }>) => boolean,
  ): Promise<Extract<Frame, { type: Type }>>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a socket; fails with the HTTP status when it is refused. */
export function openSocket<Frame extends { type: string }>(
  server: Pick<RunningServer, 'url'>,
  path: string,
  { headers, protocol, pong = true }: { headers: Record<string, string>; protocol?: string | undefined; pong?: boolean },
): Promise<TestLine<Frame>> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, protocol === undefined ? [] : [protocol], { headers });
  const frames: Frame[] = [];
  const unread: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    unread.push(frame);
    if (frame.type === 'ping' && pong) socket.send(JSON.stringify({ type: 'pong' }));
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  const line: TestLine<Frame> = {
    socket,
    frames,
    closed,
    say: (frame) => socket.send(JSON.stringify(frame)),
    sayText: (text) => socket.send(text),
    next: (type, fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = unread.findIndex((frame) => frame.type === type && fits(frame as never));
          if (at < 0) return;
          waiting.delete(look);
          resolve(unread.splice(at, 1)[0] as never);
        };
        waiting.add(look);
        look();
        socket.once('close', (code) => {
          if (waiting.delete(look)) reject(new Error(`closed with ${code} while waiting for "${type}"`));
        });
      }),
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(line));
    socket.on('unexpected-response', (_request, response) => {
      reject(new Error(`HTTP ${response.statusCode ?? 0}`));
      response.destroy();
    });
    socket.on('error', reject);
  });
}

/** A visitor's line, not greeted yet. */
export function dial(
  server: Pick<RunningServer, 'url'>,
  {
    origin = shopOrigin,
    protocol = lineProtocol,
    pong = true,
    path = '/v1/line',
    headers = {},
  }: { origin?: string | null; protocol?: string | undefined; pong?: boolean; path?: string; headers?: Record<string, string> } = {},
): Promise<TestLine<ServerFrame>> {
  return openSocket(server, path, { headers: { ...(origin !== null && { Origin: origin }), ...headers }, protocol, pong });
}

/** A visitor's line after `welcome`. */
export async function greet(
  server: Pick<RunningServer, 'url'>,
  token: string,
  hello: Record<string, unknown> = {},
): Promise<TestLine<ServerFrame> & { readonly welcome: Extract<ServerFrame, { type: 'welcome' }> }> {
  const line = await dial(server);
  line.say({ type: 'hello', version: protocolVersion, token, ...hello });
  return Object.assign(line, { welcome: await line.next('welcome') });
}

/** A desk's line. */
export function openDeskLine(
  server: Pick<RunningServer, 'url'>,
  cookie: string,
  origin: string = server.url,
): Promise<TestLine<DeskFrame>> {
  return openSocket(server, '/desk/line', { headers: { Origin: origin, Cookie: cookie } });
}
