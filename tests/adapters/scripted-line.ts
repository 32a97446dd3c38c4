import { setupServer } from 'msw/node';
import { http, HttpResponse, ws, type WebSocketHandlerConnection } from 'msw';
import { expect } from 'vitest';
import { limits, type ServerFrame, type VisitorFrame } from '../../src/protocol/index.ts';
import { endpoint } from './visitor.ts';

type Client = WebSocketHandlerConnection['client'];

/**
 * A server whose line says what a test tells it to. To extend it: what the server should do by itself goes into
 * `greet`, everything else is said by the test with `say`.
 */
export function createScriptedLine() {
  const link = ws.link(`${endpoint.replace('https', 'wss')}/v1/line`);
  const lines: { client: Client; heard: VisitorFrame[]; closed: boolean }[] = [];
  let tokens = 0;
  let greet: ((hello: Extract<VisitorFrame, { type: 'hello' }>, client: Client) => void) | undefined;
  const server = setupServer(
    http.post(`${endpoint}/v1/visitors`, () => HttpResponse.json({ token: `token-${(tokens += 1)}` })),
    link.addEventListener('connection', ({ client }) => {
      const line = { client, heard: [] as VisitorFrame[], closed: false };
      lines.push(line);
      client.addEventListener('close', () => (line.closed = true));
      client.addEventListener('message', ({ data }) => {
        expect(String(data).length).toBeLessThan(limits.frameBytes);
        const frame = JSON.parse(String(data)) as VisitorFrame;
        line.heard.push(frame);
        if (frame.type === 'hello') greet?.(frame, client);
      });
    }),
  );

  const last = () => {
    const line = lines.at(-1);
    if (!line) throw new Error('Nobody has dialled.');
    return line;
  };
  return {
    server,
    lines,
    /** What the client of the last line has said. */
    get heard() {
      return last().heard;
    },
    /** What it has said of one type. */
    heardOf<Type extends VisitorFrame['type']>(type: Type) {
      return last().heard.filter((frame): frame is Extract<VisitorFrame, { type: Type }> => frame.type === type);
    },
    get closed() {
      return last().closed;
    },
    onHello(how: typeof greet) {
      greet = how;
    },
    welcome(frame: Partial<Extract<ServerFrame, { type: 'welcome' }>> = {}) {
      greet = (_, client) => client.send(JSON.stringify({ type: 'welcome', version: 1, epoch: 'e1', head: 0, now: 0, heartbeatMs: 20_000, read: 0, ...frame }));
    },
    say(frame: ServerFrame | Record<string, unknown>) {
      last().client.send(JSON.stringify(frame));
    },
    sayRaw(data: string | Uint8Array<ArrayBuffer>) {
      last().client.send(data);
    },
    close(code: number, reason?: string) {
      last().client.close(code, reason);
    },
    reset() {
      lines.length = 0;
      tokens = 0;
      greet = undefined;
    },
  };
}

/** A message of the log. */
export const said = (seq: number) => ({ seq, at: seq, type: 'message', from: { side: 'agent', name: 'Ada' }, text: `text ${seq}` }) as const;
