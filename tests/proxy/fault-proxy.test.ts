import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';

/** Says everything back, in capitals. */
let server: Server;
let proxy: FaultProxy;
const clients: Client[] = [];

interface Client {
  readonly socket: Socket;
  /** What has come so far. */
  heard: string;
  /** In how many pieces. */
  pieces: number;
  isOver: boolean;
}

function dial(): Client {
  const client: Client = { socket: connect(proxy.port, '127.0.0.1'), heard: '', pieces: 0, isOver: false };
  client.socket.setNoDelay(true);
  client.socket.on('data', (chunk) => {
    client.heard += chunk.toString();
    client.pieces += 1;
  });
  client.socket.on('error', () => {});
  client.socket.on('close', () => (client.isOver = true));
  clients.push(client);
  return client;
}

async function talk(words: string): Promise<Client> {
  const client = dial();
  client.socket.write(words);
  await expect.poll(() => client.heard).toBe(words.toUpperCase());
  return client;
}

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => socket.write(chunk.toString().toUpperCase()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeEach(async () => {
  proxy = await openFaultProxy({ to: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy();
  await proxy.close();
});
afterAll(() => new Promise((done) => server.close(done)));

describe('a network with faults', () => {
  it('passes everything on while the weather is fine', async () => {
    const words = 'a'.repeat(300_000);
    await talk(words);
    expect(proxy.passed).toEqual({ up: words.length, down: words.length });
  });

  it('cuts every line, and both ends notice', async () => {
    const client = await talk('hello');
    proxy.cut();
    await expect.poll(() => client.isOver).toBe(true);
    expect(proxy.open).toBe(0);
    await talk('again');
  });

  it.each(['up', 'down', 'both'] as const)('swallows what goes %s, and tells nobody', async (way) => {
    const client = await talk('hello');
    const before = { ...proxy.passed };
    proxy.swallow(way);
    client.socket.write('are you there?');
    // A new line is as good as ever; by the time it has been answered, the old one would have been.
    await talk('somebody else');
    await talk('and once more');
    expect(client.heard).toBe('HELLO');
    expect(client.isOver).toBe(false);
    const arrived = proxy.passed.up - before.up - 'somebody else'.length - 'and once more'.length;
    expect(arrived).toBe(way === 'down' ? 'are you there?'.length : 0);
  });

  it('keeps the order of what comes late, in pieces and slowly', async () => {
    proxy.setWeather({ delayMs: 20, sliceBytes: 3, bytesPerSecond: 2_000 });
    const began = performance.now();
    const client = await talk('the quick brown fox jumps over the lazy dog');
    expect(client.pieces).toBeGreaterThan(3);
    // Twice the delay, and twice so many bytes at that speed; never less, whatever the machine does.
    expect(performance.now() - began).toBeGreaterThan(40 + (2 * 43 * 1000) / 2_000 - 5);
  });

  it('cuts after so many bytes', async () => {
    const client = await talk('hello');
    proxy.cutAfter(3);
    client.socket.write('goodbye');
    await expect.poll(() => client.isOver).toBe(true);
    await talk('as before');
  });

  it('lets nobody in, answers by itself, or knows better what was said', async () => {
    proxy.setWeather({ isClosed: true });
    const refused = dial();
    await expect.poll(() => refused.isOver).toBe(true);

    proxy.setWeather({ answer: 'welcome to our hotel' });
    const guest = dial();
    guest.socket.write('hello');
    await expect.poll(() => guest.heard).toBe('welcome to our hotel');

    proxy.setWeather({ rewrite: (head) => head.replace('upgrade', 'nothing') });
    const meddled = dial();
    meddled.socket.write('upgrade please');
    await expect.poll(() => meddled.heard).toBe('NOTHING PLEASE');
  });
});
