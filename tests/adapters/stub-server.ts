import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { BackendControls } from '../../src/testing/index.ts';

// A server whose answers are a script. The faults every backend can have are here; what one backend says is the
// business of whoever starts it: give `answer` and, for a live backend, `meet`.

/** What was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The body as JSON; `{}` when there is none. */
  json(): Record<string, unknown>;
  /** The body as a form, with files by their names. */
  form(): Promise<FormData>;
}

/** What is answered. Without a status it is 200. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  /** In the place of JSON. */
  readonly content?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StubOptions {
  answer(asked: Asked): Answer | Promise<Answer>;
  /** Somebody has opened a socket. Closing and errors are seen to. */
  meet?(socket: WebSocket, path: string): void;
  readonly protocols?: readonly string[];
  /** What pages of other origins may do here, in the place of everything. */
  readonly cors?: Readonly<Record<string, string>>;
  /** How it is answered when a browser asks that. */
  preflight?(headers: IncomingMessage['headers']): Answer;
}

export interface StubServer {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly asked: readonly Asked[];
  readonly controls: Required<Pick<BackendControls, 'goDown' | 'comeBack' | 'answerGarbage' | 'fallSilent' | 'cutLines'>>;
  /** Says something on every open socket. */
  tellAll(frame: unknown): void;
  close(): Promise<void>;
}

const garbage = '<!doctype html><title>Welcome to Hotel Bellevue</title><p>Sign in with your room number.';

/** Pages of every shop may ask: how that is to be set up is each backend's own matter, and in its README. */
const everybody = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type, authorization, x-visitor-token', 'access-control-allow-methods': 'GET, POST, PUT, PATCH' };

/** Starts a server on a port of its own. */
export async function startStub({ answer, meet, protocols = [], cors = everybody, preflight = () => ({ status: 204 }) }: StubOptions): Promise<StubServer> {
  type Mode = 'up' | 'down' | 'garbage' | 'silent';
  let mode: Mode = 'up';
  const asked: Asked[] = [];
  const wires = new Set<Socket>();
  const lines = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered].find((one) => protocols.includes(one)) ?? false });
  const server = createServer((request, response) => void serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error))));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (mode === 'down') return void request.socket.destroy();
    if (mode === 'silent') return;
    if (mode === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end(garbage);
    if (request.method === 'OPTIONS') {
      const { status = 200, headers } = preflight(request.headers);
      return void response.writeHead(status, { ...cors, ...headers }).end();
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    const body = Buffer.concat(chunks);
    const one: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body,
      json: () => JSON.parse(body.toString() || '{}') as Record<string, unknown>,
      form: () => new Response(new Uint8Array(body), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData(),
    };
    asked.push(one);
    const { status = 200, json, content, headers } = await answer(one);
    if (content) return void response.writeHead(status, { ...cors, 'content-type': content.type, ...headers }).end(new Uint8Array(await content.arrayBuffer()));
    response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers }).end(json === undefined ? '' : JSON.stringify(json));
  }

  server.on('connection', (wire) => {
    wires.add(wire);
    wire.on('close', () => wires.delete(wire)).on('error', () => {});
  });
  server.on('upgrade', (request, wire, head) => {
    if (mode === 'down') return void wire.destroy();
    if (mode === 'silent') return;
    if (mode === 'garbage') return void wire.end(`HTTP/1.1 200 OK\r\ncontent-length: ${garbage.length}\r\n\r\n${garbage}`);
    lines.handleUpgrade(request, wire, head, (line) => {
      line.on('error', () => {});
      meet?.(line, new URL(request.url ?? '/', 'http://stub').pathname);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const cut = () => lines.clients.forEach((line) => line.terminate());

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    controls: {
      goDown() {
        mode = 'down';
        cut();
      },
      comeBack: () => void (mode = 'up'),
      answerGarbage: (on) => void (mode = on ? 'garbage' : 'up'),
      fallSilent: (on) => void (mode = on ? 'silent' : 'up'),
      cutLines: cut,
    },
    tellAll: (frame) => lines.clients.forEach((line) => line.send(typeof frame === 'string' ? frame : JSON.stringify(frame))),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const wire of wires) wire.destroy();
      }),
  };
}
