import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes, limits, lineProtocol, type Agent } from '../protocol/index.ts';
import type { Admission } from './admission.ts';
import { agentOfSecret } from './agents.ts';
import type { Backend } from './backend.ts';
import type { DeskFeed } from './desk-feed.ts';
import { deskCookie } from './desk-http.ts';
import { createDeskLine, type DeskLine } from './desk-line.ts';
import { createGate } from './gate.ts';
import { createVisitorLine, type VisitorLine } from './line.ts';
import { isAllowedOrigin, isOwnOrigin } from './origin.ts';
import { defaultRates } from './rate.ts';
import { networkOfRequest, provenanceOf } from './request.ts';
import type { LineEnd, Wire } from './wire.ts';

/** How long the other side may take to answer a close before the connection is simply cut. */
const closeWithinMs = 2_000;

/** Visitors who have said hello and wait for the database: beyond so many it is not asked by more of them. */
const greetingTogether = 100;

const socketOptions = {
  noServer: true,
  // Compressing each message would cost a quarter of a megabyte for every visitor.
  perMessageDeflate: false,
  maxPayload: limits.frameBytes,
  // A frame in dust costs a hundred times its bytes.
  maxFragments: 128,
  maxBufferedChunks: 8_192,
  // Ours are answered as frames; see `connect` for those of others.
  autoPong: false,
} as const;

/** Everybody who is connected. */
export interface Sockets {
  readonly visitors: ReadonlySet<VisitorLine>;
  readonly desks: ReadonlySet<DeskLine>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes no more lines. */
  stop(): void;
  /** Ends every line, saying why. */
  end(code: number, reason: string): void;
}

/** Turns WebSockets into lines. */
export function createSockets(backend: Backend, feed: DeskFeed, admission: Admission): Sockets {
  const { config, store, clock, rates, log } = backend;
  const visitors = new Set<VisitorLine>();
  const desks = new Set<DeskLine>();
  const cookie = deskCookie(config);
  let stopped = false;
  const visitorServer = new WebSocketServer({ ...socketOptions, handleProtocols: chooseProtocol });
  const deskServer = new WebSocketServer(socketOptions);
  let greeting = 0;
  const gate = createGate(clock, { most: config.rates.handshake ?? defaultRates.handshake, isBehind: () => greeting > greetingTogether });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== '/v1/line' && path !== '/desk/line') return refuse(socket, '404 Not Found');
    if (stopped) return refuse(socket, '503 Service Unavailable');
    const forwardedFor = request.headers['x-forwarded-for'];
    const network = networkOfRequest(config, {
      forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
      remoteAddress: request.socket.remoteAddress,
    });
    if (rates.take('line', network) > 0) return refuse(socket, '429 Too Many Requests');
    const from = provenanceOf(request.headers);
    const isVisitor = path === '/v1/line';
    if (!(isVisitor ? isAllowedOrigin : isOwnOrigin)(config, from)) return refuse(socket, '403 Forbidden');

    const leave = admission.enter(network);
    if (!leave) return refuse(socket, '503 Service Unavailable');
    socket.once('close', leave);
    const site = from.origin ?? '';
    const refuseNow = () => refuse(socket, '503 Service Unavailable');
    gate.receive({
      enter() {
        if (isVisitor) visitorServer.handleUpgrade(request, socket, head, (ws) => openVisitorLine(ws, { network, site }));
        else void admitAgent(request, socket, head);
      },
      comeBack(afterMs) {
        if (!isVisitor) return refuseNow();
        // Of a refused handshake a page sees nothing, of a close the words.
        visitorServer.handleUpgrade(request, socket, head, (ws) => {
          ws.on('error', () => {});
          wireOf(ws).close(closeCodes.tryLater, `after ${afterMs} ms`);
        });
      },
      refuse: refuseNow,
    });
  }

  async function admitAgent(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    try {
      const secret = cookie.read(request.headers.cookie);
      const currentAgent = () => agentOfSecret(store, secret, clock.now());
      const agent = await currentAgent();
      if (!agent) return refuse(socket, '401 Unauthorized');
      deskServer.handleUpgrade(request, socket, head, (ws) => openDeskLine(ws, agent, currentAgent));
    } catch (error) {
      log.error('upgrade failed', error);
      refuse(socket, '503 Service Unavailable');
    }
  }

  function openVisitorLine(ws: WebSocket, from: { network: string; site: string }): void {
    const onGreeting = (over: Promise<void>) => {
      greeting += 1;
      void over.then(() => (greeting -= 1));
    };
    const line = createVisitorLine(backend, { wire: wireOf(ws), ...from, onGreeting, onEnd: () => visitors.delete(line) });
    visitors.add(line);
    connect(ws, line);
    if (ws.protocol !== lineProtocol) line.end(closeCodes.version, 'subprotocol not spoken');
    else if (stopped) line.end(closeCodes.restart, 'restart');
  }

  function openDeskLine(ws: WebSocket, agent: Agent, currentAgent: () => Promise<Agent | undefined>): void {
    const line = createDeskLine(backend, { wire: wireOf(ws), feed, agent, currentAgent, onEnd: () => desks.delete(line) });
    desks.add(line);
    connect(ws, line);
    if (stopped) line.end(closeCodes.restart, 'restart');
  }

  function connect(ws: WebSocket, line: LineEnd & { end(code: number, reason: string): void }): void {
    ws.on('message', (data, isBinary) => {
      if (isBinary) line.end(closeCodes.unsupportedData, 'text only');
      else line.receive(String(data));
    });
    // Answered only when nothing waits: who asks without reading would make us gather answers.
    ws.on('ping', (data) => ws.bufferedAmount === 0 && ws.pong(data));
    ws.on('close', () => line.gone());
    // Broken frames end in `close` as well; unheard, they would end the process.
    ws.on('error', (error) => log.info('line broke', { code: (error as { code?: string }).code ?? error.name }));
  }

  function wireOf(ws: WebSocket): Wire {
    return {
      send: (text) => ws.send(text, () => {}),
      close(code, reason) {
        ws.close(code, reason);
        const cancel = clock.after(closeWithinMs, () => ws.terminate());
        ws.once('close', cancel);
      },
      get heldBytes() {
        return ws.bufferedAmount;
      },
    };
  }

  return {
    visitors,
    desks,
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head);
    },
    stop() {
      stopped = true;
      gate.close();
    },
    end(code, reason) {
      for (const line of [...visitors, ...desks]) line.end(code, reason);
    },
  };
}

/** Takes our protocol; or, of a client that does not offer it, any, to be able to say so with a close code. */
function chooseProtocol(offered: Set<string>): string | false {
  if (offered.has(lineProtocol)) return lineProtocol;
  const [first] = offered;
  return first ?? false;
}

function refuse(socket: Duplex, status: string): void {
  if (socket.destroyed) return;
  const retry = /^(?:503|429)/.test(status) ? 'Retry-After: 1\r\n' : '';
  // Not left to the other side to end as well: whoever never does would hold a descriptor for each time they were refused.
  socket.end(`HTTP/1.1 ${status}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
