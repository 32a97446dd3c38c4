import { describe, expect, test } from 'vitest';
import {
  AgentFrameSchema,
  commandSchemas,
  deskCommandSchemas,
  VisitorFrameSchema,
  type CommandType,
  type DeskCommandType,
} from '../../src/protocol/index.ts';
import { createDeskRoutes } from '../../src/server/desk-http.ts';
import { createLivePackage } from '../../src/server/faq/live-package.ts';
import { createVisitorRoutes } from '../../src/server/http.ts';
import { startServer, type ConfigInput } from '../../src/server/index.ts';
import { defaultRates, type RateName } from '../../src/server/rate.ts';
import { createPaperBackend } from './backend-on-paper.ts';
import { signIn } from './desk.ts';
import { startHouse, tempFolder } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, newId } from './visitor.ts';

const bodies: Record<CommandType, unknown> = {
  'contact.send': contactRequest,
  'chat.send': { text: 'Hello' },
  'chat.attach': { attachment: 'x' },
  'callback.request': callbackRequest,
  'callback.move': { callback: 'x', when: { is: 'asap' } },
  'callback.cancel': { callback: 'x' },
  'faq.vote': { article: 'a', helpful: true, locale: 'en' },
  'faq.learn': { searches: [{ words: 'a', found: 0 }], read: [], locale: 'en' },
};
const deskBodies: Record<DeskCommandType, unknown> = {
  'desk.reply': { conversation: 'x', text: 'Hi' },
  'desk.attach': { conversation: 'x', attachment: 'x' },
  'desk.read': { conversation: 'x', upTo: 1 },
  'desk.done': { conversation: 'x' },
  'desk.reopen': { conversation: 'x' },
  'article.save': { article: 'x', title: 'a', body: 'b', locale: 'en' },
  'article.publish': { article: 'x', title: 'a', body: 'b', locale: 'en' },
  'article.restore': { article: 'x', version: 1 },
  'article.withdraw': { article: 'x' },
  'gap.dismiss': { locale: 'en', words: ['a'] },
  'desk.note': { conversation: 'x', text: 'Hm' },
  'desk.assign': { conversation: 'x', agent: null },
  'desk.later': { conversation: 'x', until: null },
};

/** Everything wide open but what a command itself may use up. */
const wide = (tight: readonly RateName[]): NonNullable<ConfigInput['rates']> =>
  Object.fromEntries(
    Object.keys(defaultRates).map((name) => [
      name,
      tight.includes(name as RateName) ? { burst: 1, perSecond: 0.001 } : { burst: 1e6, perSecond: 1e6 },
    ]),
  );

describe('no way to write is without a limit', () => {
  // From the protocol itself: a command that is added there is tried here.
  test.each(Object.keys(commandSchemas) as CommandType[])('%s', async (type) => {
    const server = await startHouse({ rates: wide(['chat', 'contact', 'callback', 'faq']) });
    const visitor = await arrive(server);
    expect((await visitor.command(type, bodies[type])).status).not.toBe(429);
    expect(await visitor.command(type, bodies[type])).toMatchObject({
      status: 429,
      error: { kind: 'limited', retryAfterMs: expect.any(Number) },
    });
    const line = await greet(server, visitor.token);
    line.say({ type: 'send', command: { id: newId(), type, context: {}, body: bodies[type] } });
    expect(await line.next('nack')).toMatchObject({ error: { kind: 'limited' } });
  });

  test.each(Object.keys(deskCommandSchemas) as DeskCommandType[])('%s', async (type) => {
    const server = await startHouse({ rates: wide(['agent']) });
    const desk = await signIn(server);
    expect((await desk.command(type, deskBodies[type])).status).toBe(410);
    expect((await desk.command(type, deskBodies[type])).status).toBe(429);
  });

  test('every route of the widget and of the desk', async () => {
    const backend = await createPaperBackend();
    const routes = [
      ...createVisitorRoutes(backend).routes.map(({ method, path }) => ({ method, path: `/v1${path}` })),
      ...createDeskRoutes(backend, createLivePackage(backend)).routes.map(({ method, path }) => ({ method, path: `/desk/api${path}` })),
    ].filter(({ method }) => method !== 'ALL');
    expect(routes.length).toBeGreaterThan(10);
    // Each from a network of its own, which all share one server.
    const server = await startHouse({ rates: wide(['request']), trustProxy: true });
    for (const [index, { method, path }] of routes.entries()) {
      const headers = { Origin: server.url, 'X-Forwarded-For': `10.1.${index}.1` };
      const ask = async () => (await fetchAs(server, path.replace(/:\w+/g, 'x'), { method, headers })).status;
      expect(await ask(), path).not.toBe(429);
      expect(await ask(), path).toBe(429);
    }
  });

  /** One frame of each kind. */
  const frames: Record<(typeof VisitorFrameSchema)['options'][number]['entries']['type']['literal'], object> = {
    hello: { version: 1, token: 'x' },
    send: { command: { id: newId(), type: 'chat.send', context: {}, body: { text: 'x' } } },
    sync: { after: 0, epoch: '' },
    pong: {},
    typing: { on: true },
    read: { upTo: 0 },
    page: { page: { url: 'https://shop.example/', title: '' } },
  };

  test.each(VisitorFrameSchema.options.map(({ entries }) => entries.type.literal))('frames "%s"', async (type) => {
    const server = await startHouse({ rates: wide(['frame']) });
    const line = await greet(server, (await arrive(server)).token);
    for (let index = 0; index < 600; index += 1) line.say({ type, ...frames[type] });
    // The flood ends with the line: each of them was counted. A second `hello` is not to be at all.
    expect((await line.closed).code).toBe(type === 'hello' ? 4001 : 1013);
  });

  test('frames of many visitors of one network', async () => {
    const server = await startHouse({ rates: wide(['frames']) });
    const [ada, bob] = [await greet(server, (await arrive(server)).token), await greet(server, (await arrive(server)).token)];
    ada.say({ type: 'sync', after: 0, epoch: '' });
    await ada.next('batch');
    bob.say({ type: 'send', ...frames.send });
    expect((await bob.next('nack')).error.kind).toBe('limited');
  });

  test('the pages of one site together, so that the other sites of a server are served', async () => {
    const other = 'https://other.example';
    const server = await startHouse({ origins: ['https://shop.example', other], rates: { ...wide([]), site: { burst: 2, perSecond: 0.001 } } });
    const visitor = await arrive(server);
    expect((await visitor.command('chat.send', { text: 'One' })).status).toBe(200);
    expect((await visitor.command('chat.send', { text: 'Two' })).status).toBe(429);
    expect((await visitor.command('faq.learn', { searches: [], read: [], locale: 'en' })).status).toBe(429);
    const line = await greet(server, visitor.token);
    line.say({ type: 'send', ...frames.send });
    expect((await line.next('nack')).error.kind).toBe('limited');
    expect((await fetchAs(server, '/v1/visitors', { json: { device: newId() }, headers: { Origin: other } })).status).toBe(200);
  });

  test('frames of agents', async () => {
    expect(AgentFrameSchema.options.map(({ entries }) => entries.type.literal)).toEqual(['typing', 'look', 'pong']);
    const server = await startHouse({ rates: { ...wide([]), agent: { burst: 3, perSecond: 0.001 } } });
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const line = await greet(server, visitor.token);
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    const deskLine = await openDeskLine(server, desk.cookie);
    for (let index = 0; index < 20; index += 1) deskLine.say({ type: 'typing', conversation, on: true });
    deskLine.sayText('the end');
    await deskLine.closed;
    // Whatever was said to the visitor was said before what is answered now.
    line.say({ type: 'sync', after: 0, epoch: line.welcome.epoch });
    await line.next('batch');
    const told = line.frames.filter(({ type }) => type === 'typing').length;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(3);
  });
});

test('two hundred shoppers behind one address are all served', async () => {
  const server = await startHouse();
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const visitor = await arrive(server);
      return (await visitor.command('chat.send', { text: 'Hello' })).status;
    }),
  );
  expect(statuses.every((status) => status === 200)).toBe(true);
}, 60_000);

test('behind a proxy it is the visitor’s network that is counted, as the nearest proxy names it', async () => {
  const server = await startHouse({ trustProxy: true, rates: { visitor: { burst: 1, perSecond: 0.001 } } });
  const ask = async (forwarded: string) =>
    (await fetchAs(server, '/v1/visitors', { json: { device: newId() }, headers: { 'X-Forwarded-For': forwarded } })).status;
  expect(await ask('203.0.113.1')).toBe(200);
  expect(await ask('203.0.113.1')).toBe(429);
  expect(await ask('198.51.100.9, 203.0.113.1')).toBe(429);
  expect(await ask('203.0.113.2')).toBe(200);
  const plain = await startHouse({ rates: { visitor: { burst: 1, perSecond: 0.001 } } });
  const spoof = async (forwarded: string) =>
    (await fetchAs(plain, '/v1/visitors', { json: { device: newId() }, headers: { 'X-Forwarded-For': forwarded } })).status;
  expect([await spoof('203.0.113.1'), await spoof('203.0.113.2')]).toEqual([200, 429]);
});

test('a limit nobody knows is a mistake in the configuration', async () => {
  await expect(
    startServer({ port: 0, dataFolder: tempFolder(), rates: { chats: { burst: 1, perSecond: 1 } } as never }),
  ).rejects.toMatchObject({ name: 'StartError', kind: 'config' });
});
