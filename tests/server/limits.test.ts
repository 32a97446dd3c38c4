import { describe, expect, test } from 'vitest';
import { commandSchemas, deskCommandSchemas, type CommandType, type DeskCommandType } from '../../src/protocol/index.ts';
import { startServer, type ConfigInput } from '../../src/server/index.ts';
import { defaultRates, type RateName } from '../../src/server/rate.ts';
import { signIn } from './desk.ts';
import { startHouse, tempFolder } from './house.ts';
import { greet } from './line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, newId } from './visitor.ts';

const bodies: Record<CommandType, unknown> = {
  'contact.send': contactRequest,
  'chat.send': { text: 'Hello' },
  'callback.request': callbackRequest,
  'callback.move': { callback: 'x', when: { is: 'asap' } },
  'callback.cancel': { callback: 'x' },
  'faq.vote': { article: 'a', helpful: true, locale: 'en' },
  'faq.miss': { words: 'a', locale: 'en' },
};
const deskBodies: Record<DeskCommandType, unknown> = {
  'desk.reply': { conversation: 'x', text: 'Hi' },
  'desk.read': { conversation: 'x', upTo: 1 },
  'desk.done': { conversation: 'x' },
  'desk.reopen': { conversation: 'x' },
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

  test.each([
    '/v1/visitors',
    '/v1/commands',
    '/v1/offer',
    '/v1/callback/slots',
    '/v1/chat/events',
    '/v1/callbacks',
    '/desk/api/sign-in',
    '/desk/api/sign-out',
    '/desk/api/commands',
    '/desk/api/inbox',
  ])('%s', async (path) => {
    const server = await startHouse({ rates: wide(['request']) });
    const ask = () =>
      fetchAs(server, path, { method: /offer|slots|events|callbacks|inbox/.test(path) ? 'GET' : 'POST', headers: { Origin: server.url } });
    expect((await ask()).status).not.toBe(429);
    expect((await ask()).status).toBe(429);
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
