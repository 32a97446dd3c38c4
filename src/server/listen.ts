import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Admission } from './admission.ts';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

/** What answers requests. */
type Fetch = Parameters<typeof getRequestListener>[0];

/**
 * Connections that wait to be taken. When all visitors return at once the usual 511 are passed within a moment, and those
 * the system drops ask again only after one, three, seven seconds. The system caps it (`net.core.somaxconn`).
 */
const backlog = 4_096;

/** How many times longer than a head may take nothing at all may move in either direction. */
const stillTimes = 6;

/** Listens for HTTP; throws a {@link StartError} when the address cannot be had. */
export async function listen(fetch: Fetch, config: Pick<Config, 'host' | 'port' | 'helloWithinMs' | 'chat'>, admission: Admission): Promise<Server> {
  const { host, port, helloWithinMs } = config;
  // HTTP/1.0 may name no host, as load balancers do that ask whether we are well.
  const answer = getRequestListener(fetch, { hostname: 'localhost' });
  // A head that trickles in must not hold a connection for long; looked at every second, not every half minute.
  // A file of some megabytes takes a phone in a valley minutes.
  const requestTimeout = helloWithinMs + (config.chat.attachments ? 180_000 : 30_000);
  const patience = { headersTimeout: helloWithinMs, requestTimeout, connectionsCheckingInterval: 1_000 };
  const server = createServer(patience, (request, response) => {
    if (request.url !== '/health' && admission.isCrowded(request.socket)) comeBack(request, response);
    else void answer(request, response);
  });
  server.maxConnections = admission.sockets;
  // Who neither reads nor writes for so long is not there; a line has a pulse of its own.
  server.timeout = stillTimes * helloWithinMs;
  server.on('connection', (socket) => admission.opened(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError('port', portSentence(error, host, port), error)));
    server.listen({ port, host, backlog }, resolve);
  });
  return server;
}

/** The cheapest answer there is: a place is freed at once. */
function comeBack(request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify({ error: { kind: 'unavailable', retryAfterMs: 1_000, message: 'Too many connections.' } });
  const { origin } = request.headers;
  response.writeHead(503, {
    Connection: 'close',
    'Retry-After': '1',
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    // A page that could not read this would take a full server for one that is not there. There is nothing in it to keep from anybody.
    ...(origin !== undefined && { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' }),
  });
  response.end(body);
}

function portSentence(error: Error, host: string, port: number): string {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use. Stop what uses it, or choose another with --port.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one from 1024 on.`;
  return `The address ${host}:${port} cannot be listened on (${code ?? 'unknown reason'}).`;
}
