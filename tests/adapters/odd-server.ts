import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What stands between a visitor and the backend: a hotel's sign-in page, or a wall that swallows everything. */
export interface OddServer {
  readonly url: string;
  /** How many have come. */
  readonly visits: number;
  close(): Promise<void>;
}

const page = '<!doctype html><title>Welcome to Hotel Bellevue</title><p>Sign in with your room number.';
const html = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${page.length}\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n${page}`;

/** Answers everything, an upgrade included, with a page of HTML. */
export const startGarbage = () => start((socket) => socket.once('data', () => socket.end(html)));

/** Takes everything and answers nothing. */
export const startSilence = () => start(() => {});

async function start(meet: (socket: Socket) => void): Promise<OddServer> {
  const sockets = new Set<Socket>();
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    meet(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get visits() {
      return visits;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
