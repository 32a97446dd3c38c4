import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { socketsAllowed } from '../../src/server/descriptors.ts';
import { dial, greet } from './line-client.ts';
import { startHouse, tempFolder } from './house.ts';
import { shopOrigin } from './shop.ts';
import { arrive, newId } from './visitor.ts';

/** A bare connection and everything the server said over it. */
function open(server: RunningServer, text = ''): { socket: Socket; heard: () => string; closed: Promise<void> } {
  const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
  let heard = '';
  socket.on('data', (data) => (heard += String(data)));
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  onTestFinished(() => void socket.destroy());
  return { socket, heard: () => heard, closed };
}

const connected = ({ socket }: { socket: Socket }) => new Promise((resolve) => socket.once('connect', resolve));

describe('when there are as many connections as the process may hold', () => {
  test('new lines are told to come back while requests are still served, and one that ends makes room', async () => {
    const server = await startHouse({ connections: { total: 40 } });
    const visitor = await arrive(server);
    const lines = [];
    for (let index = 0; index < 36; index += 1) lines.push(await dial(server));
    await expect(dial(server)).rejects.toThrow('HTTP 503');
    expect((await visitor.command('chat.send', { text: 'Still served' })).status).toBe(200);
    lines[0]!.socket.close();
    await lines[0]!.closed;
    expect((await dial(server)).socket.readyState).toBe(WebSocket.OPEN);
  });

  test('requests beyond are refused in a form the widget understands, before anything is done for them, and health goes on', async () => {
    const server = await startHouse({ connections: { total: 10 } });
    // One more than passes: nine lie idle, the tenth asks.
    const idle = Array.from({ length: 9 }, () => open(server));
    await Promise.all(idle.map(connected));
    const refused = open(server, `GET /v1/offer HTTP/1.1\r\nHost: x\r\nOrigin: ${shopOrigin}\r\n\r\n`);
    await refused.closed;
    expect(refused.heard()).toMatch(/^HTTP\/1.1 503/);
    expect(refused.heard()).toContain('"kind":"unavailable"');
    expect(refused.heard()).toContain(`Access-Control-Allow-Origin: ${shopOrigin}`);
    const health = open(server, 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await health.closed;
    expect(health.heard()).toMatch(/^HTTP\/1.1 200/);
  });

  test('what the system allows leaves a reserve for files, however low it is', () => {
    expect([20_000, 1_024, 256, 10].map(socketsAllowed)).toEqual([19_800, 824, 128, 5]);
    expect(socketsAllowed()).toBeGreaterThan(0);
  });
});

test('of a crowd some wait connected, and who comes after them is told when to come back, in a way a page can read', async () => {
  const server = await startHouse({ rates: { handshake: { burst: 1, perSecond: 0.1 } } });
  await dial(server);
  // At a line in ten seconds one may wait; the others get a turn each.
  const told: string[] = [];
  const refused: string[] = [];
  const all = Array.from({ length: 3 }, () =>
    dial(server).then(
      async (line) => {
        const { code, reason } = await line.closed;
        expect(code).toBe(1013);
        told.push(reason);
      },
      (error: Error) => refused.push(error.message),
    ),
  );
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(2);
  const [first, second] = told.map((reason) => Number(/^after (\d+) ms$/.exec(reason)?.[1])).sort((a, b) => a - b);
  expect(first).toBeGreaterThan(10_000);
  expect(second! - first!).toBeGreaterThan(5_000);
  expect(refused).toEqual([]);
  await server.close();
  await Promise.all(all);
  expect(refused).toEqual(['HTTP 503']);
});

test('one network cannot take all lines; another is served', async () => {
  const server = await startHouse({ trustProxy: true, connections: { perNetwork: 2 } });
  const from = (address: string) => dial(server, { headers: { 'X-Forwarded-For': address } });
  await from('203.0.113.1');
  await from('203.0.113.1');
  await expect(from('203.0.113.1')).rejects.toThrow('HTTP 503');
  // One customer of a provider is one network, whichever of their addresses they use.
  await from('2001:db8:1:2::1');
  await from('2001:db8:1:2::2');
  await expect(from('2001:db8:1:2:ffff::3')).rejects.toThrow('HTTP 503');
  expect((await from('203.0.113.2')).socket.readyState).toBe(WebSocket.OPEN);
});

test('one visitor cannot open tabs without end', async () => {
  const server = await startHouse({ connections: { perVisitor: 3 } });
  const { token } = await arrive(server);
  for (let tab = 0; tab < 3; tab += 1) await greet(server, token);
  const line = await dial(server);
  line.say({ type: 'hello', version: 1, token });
  expect((await line.closed).code).toBe(1013);
  expect((await greet(server, (await arrive(server)).token)).welcome.type).toBe('welcome');
});

describe('half a request', () => {
  test('holds a connection no longer than a line may be silent, whether it trickles or says nothing', async () => {
    const server = await startHouse({ helloWithinMs: 500 });
    const silent = open(server);
    const trickling = open(server, 'GET /v1/offer HTTP/1.1\r\nHost: x\r\n');
    const drops = setInterval(() => trickling.socket.write('X-Slow: 1\r\n'), 200);
    // Closed by the server, or else this waits for ever.
    await Promise.all([silent.closed, trickling.closed]);
    clearInterval(drops);
    expect(trickling.heard()).toMatch(/^HTTP\/1.1 408/);
  }, 30_000);
});

/** A frame of RFC 6455 as a client sends it: masked. */
function frame(opcode: number, payload: Uint8Array, isFinal: boolean): Buffer {
  const mask = randomBytes(4);
  const head = Buffer.from([(isFinal ? 0x80 : 0) | opcode, 0x80 | payload.length]);
  return Buffer.concat([head, mask, Buffer.from(payload.map((byte, index) => byte ^ mask[index % 4]!))]);
}

async function upgrade(server: RunningServer) {
  const line = open(
    server,
    `GET /v1/line HTTP/1.1\r\nHost: x\r\nOrigin: ${shopOrigin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: deskbell.1\r\n\r\n`,
  );
  await new Promise((resolve) => line.socket.once('data', resolve));
  return line;
}

describe('frames in dust', () => {
  test('a hundred thousand fragments of one letter end the line long before', async () => {
    const server = await startHouse();
    const line = await upgrade(server);
    line.socket.write(Buffer.concat([frame(1, Buffer.from('x'), false), ...Array.from({ length: 100_000 }, () => frame(0, Buffer.from('x'), false))]));
    await line.closed;
    expect((await greet(server, (await arrive(server)).token)).welcome.type).toBe('welcome');
  });

  test('fragments that carry nothing end it too', async () => {
    const server = await startHouse();
    const line = await upgrade(server);
    line.socket.write(Buffer.concat([frame(1, Buffer.alloc(0), false), ...Array.from({ length: 1_000 }, () => frame(0, Buffer.alloc(0), false))]));
    await line.closed;
  });

  test('a message in a few fragments is heard', async () => {
    const server = await startHouse();
    const { token } = await arrive(server);
    const line = await upgrade(server);
    const hello = Buffer.from(JSON.stringify({ type: 'hello', version: 1, token }));
    line.socket.write(Buffer.concat([frame(1, hello.subarray(0, 20), false), frame(0, hello.subarray(20, 40), false), frame(0, hello.subarray(40), true)]));
    await new Promise((resolve) => line.socket.once('data', resolve));
    expect(line.heard()).toContain('"welcome"');
  });
});

test('pings of the protocol are answered, but not gathered for one who does not read', async () => {
  const server = await startHouse({ helloWithinMs: 60_000 });
  const line = await upgrade(server);
  line.socket.write(frame(9, Buffer.from('there?'), true));
  await new Promise((resolve) => line.socket.once('data', resolve));
  expect(line.heard()).toContain('there?');
  line.socket.pause();
  const flood = Buffer.concat(Array.from({ length: 2_000 }, () => frame(9, Buffer.alloc(125), true)));
  const before = process.memoryUsage().rss;
  // 40 MB of pongs, were they all kept; the system takes a few on its own account.
  for (let round = 0; round < 150; round += 1) if (!line.socket.write(flood)) await new Promise((resolve) => line.socket.once('drain', resolve));
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  expect((await greet(server, (await arrive(server)).token)).welcome.type).toBe('welcome');
}, 60_000);

test('who goes on talking far beyond the limit is sent away', async () => {
  const server = await startHouse({ rates: { frame: { burst: 5, perSecond: 0.001 } } });
  const line = await greet(server, (await arrive(server)).token);
  for (let index = 0; index < 600; index += 1) line.say({ type: 'typing', on: true });
  expect((await line.closed).code).toBe(1013);
});

test('a second line does not give a visitor a second limit', async () => {
  const server = await startHouse({ rates: { frame: { burst: 4, perSecond: 0.001 } } });
  const { token } = await arrive(server);
  const [first, second] = [await greet(server, token), await greet(server, token)];
  for (let index = 0; index < 4; index += 1) first.say({ type: 'sync', after: 0, epoch: '' });
  await first.next('batch');
  second.say({ type: 'send', command: { id: newId(), type: 'chat.send', context: {}, body: { text: 'x' } } });
  expect((await second.next('nack')).error.kind).toBe('limited');
});

test('a load balancer may ask in the words of HTTP/1.0, naming no host', async () => {
  const server = await startHouse();
  const { heard, closed } = open(server, 'GET /health HTTP/1.0\r\n\r\n');
  await closed;
  expect(heard()).toMatch(/^HTTP\/1.1 200/);
});

describe('of one network', () => {
  test('whoever is refused a line keeps no connection by never ending it', async () => {
    const server = await startHouse();
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    socket.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const heard = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(heard).toMatch(/^HTTP\/1.1 404/);
    // Still open from here: what is said into it now is answered with a reset.
    await expect.poll(() => (socket.write('x'), socket.destroyed)).toBe(true);
  });

  test('whoever asks for a file and never reads it is cut off, and keeps no memory', async () => {
    const widgetFolder = tempFolder();
    // More than the system holds for a connection.
    writeFileSync(join(widgetFolder, 'large.bin'), Buffer.alloc(16 * 1024 * 1024));
    const server = await startHouse({ widgetFolder, helloWithinMs: 100, connections: { perNetwork: 1 } });
    const { socket } = open(server, 'GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    const ask = async () => {
      const { closed, heard } = open(server, 'GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await closed;
      return heard().split(' ', 2)[1];
    };
    expect(await ask()).toBe('503');
    await expect.poll(ask, { timeout: 5_000 }).toBe('404');
  });

  test('silent connections beyond twice what it may have are cut, so that others find a place', async () => {
    const server = await startHouse({ connections: { total: 100, perNetwork: 5 } });
    const silent = Array.from({ length: 30 }, () => open(server));
    await expect.poll(() => silent.filter(({ socket }) => socket.destroyed).length).toBe(20);
    silent.forEach(({ socket }) => socket.destroy());
    await expect.poll(async () => (await fetch(`${server.url}/health`)).status).toBe(200);
  });
});
