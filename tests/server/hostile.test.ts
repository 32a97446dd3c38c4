import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openDeskLine, dial, greet } from './line-client.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { arrive, newId } from './visitor.ts';

test.each([
  ['text that is not JSON', 'hello', 1007],
  ['half a frame', '{"type":"pong"', 1007],
  ['a frame of no known type', '{"type":"shout"}', 1007],
  ['a list', '[{"type":"pong"}]', 1007],
  ['null', 'null', 1007],
  ['a number too great', '{"type":"read","upTo":1e400}', 1007],
  ['a negative number', '{"type":"sync","after":-1,"epoch":"x"}', 1007],
  ['brackets thirty thousand deep', '['.repeat(30_000), 1007],
  ['an object for a type', '{"type":{"toString":"pong"}}', 1007],
  ['a page that is a script', '{"type":"page","page":{"url":"javascript:alert(1)","title":""}}', 1007],
  ['33 KiB', JSON.stringify({ type: 'send', command: { id: newId(), filler: 'x'.repeat(33 * 1024) } }), 1009],
])('%s ends the line, and the server goes on', async (_what, text, code) => {
  const server = await startHouse();
  const { token } = await arrive(server);
  const line = await greet(server, token);
  line.sayText(text);
  expect((await line.closed).code).toBe(code);
  expect((await greet(server, token)).welcome.type).toBe('welcome');
});

test('a binary frame ends the line', async () => {
  const server = await startHouse();
  const line = await greet(server, (await arrive(server)).token);
  line.socket.send(Buffer.from('{"type":"pong"}'));
  expect((await line.closed).code).toBe(1003);
});

test('bytes that are not UTF-8 end the line', async () => {
  const server = await startHouse();
  const line = await greet(server, (await arrive(server)).token);
  line.socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false });
  expect((await line.closed).code).toBe(1007);
});

test('a command of almost 32 KiB passes', async () => {
  const server = await startHouse();
  const line = await greet(server, (await arrive(server)).token);
  line.say({ type: 'send', command: { id: newId(), type: 'chat.send', context: {}, body: { text: 'x', filler: 'y'.repeat(32_000) } } });
  expect(await line.next('ack')).toMatchObject({ result: { seq: 1 } });
});

test('a frame that would change the prototype of everything changes nothing', async () => {
  const server = await startHouse();
  const line = await greet(server, (await arrive(server)).token);
  line.sayText(
    `{"type":"send","command":{"id":"${newId()}","type":"chat.send","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"body":{"text":"x","__proto__":{"polluted":1}}}}`,
  );
  await line.next('ack');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('frames beyond the limit are dropped, commands among them told to wait, and the line stays', async () => {
  const server = await startHouse({ rates: { frame: { burst: 3, perSecond: 0.001 } } });
  const line = await greet(server, (await arrive(server)).token);
  for (let index = 0; index < 3; index += 1) line.say({ type: 'typing', on: true });
  const id = newId();
  line.say({ type: 'send', command: { id, type: 'chat.send', context: {}, body: { text: 'x' } } });
  expect(await line.next('nack')).toMatchObject({ id, error: { kind: 'limited', retryAfterMs: expect.any(Number) } });
  expect(line.socket.readyState).toBe(line.socket.OPEN);
});

test('more new lines than the limit are refused before they cost anything', async () => {
  const server = await startHouse({ rates: { handshake: { burst: 2, perSecond: 0.001 } } });
  await dial(server);
  await dial(server);
  await expect(dial(server)).rejects.toThrow('HTTP 503');
});

test('an agent’s line ends on nonsense as well', async () => {
  const server = await startHouse();
  const desk = await signIn(server);
  const line = await openDeskLine(server, desk.cookie);
  line.sayText('{"type":"send"}');
  expect((await line.closed).code).toBe(1007);
});

test('a reader who stops reading is cut off, and others are served', async () => {
  const logged: string[] = [];
  const server = await startHouse(
    { heartbeatMs: 60_000, logLevel: 'info', rates: { frame: { burst: 1e6, perSecond: 1e6 }, chat: { burst: 1e4, perSecond: 1e4 } } },
    { writeLog: (text) => logged.push(text) },
  );
  const visitor = await arrive(server);
  for (let index = 0; index < 8; index += 1) await visitor.command('chat.send', { text: 'x'.repeat(5_000) });
  const line = await greet(server, visitor.token);
  const { epoch } = line.welcome;
  // Not read any more: the answers pile up in the system's buffers, which say nothing of it, and pings go unanswered.
  line.socket.pause();
  const closed = new Promise<void>((resolve) => {
    const ask = () => {
      if (line.socket.readyState !== line.socket.OPEN) return resolve();
      line.say({ type: 'sync', after: 0, epoch });
      setImmediate(ask);
    };
    line.socket.on('close', resolve);
    line.socket.on('error', () => resolve());
    ask();
  });
  const other = await greet(server, visitor.token);
  other.say({ type: 'sync', after: 0, epoch });
  expect((await other.next('batch')).batch.head).toBe(8);
  await closed;
  expect(logged.map((text) => JSON.parse(text) as { code?: number; msg: string })).toContainEqual(
    expect.objectContaining({ msg: 'line ended', code: 4008 }),
  );
}, 60_000);

test('a request head that trickles in, or is none, does not stop the server', async () => {
  const server = await startHouse();
  const answers = await Promise.all(
    [
      'NONSENSE\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      `GET /v1/line HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    ].map(
      (text) =>
        new Promise<string>((resolve, reject) => {
          const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
          let heard = '';
          socket.on('data', (data) => (heard += String(data)));
          socket.on('close', () => resolve(heard.split('\r\n', 1)[0] ?? ''));
          socket.on('error', reject);
        }),
    ),
  );
  expect(answers).toEqual(['HTTP/1.1 400 Bad Request', 'HTTP/1.1 404 Not Found', 'HTTP/1.1 400 Bad Request']);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
