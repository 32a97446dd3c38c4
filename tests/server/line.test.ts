import { describe, expect, test } from 'vitest';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { dial, greet, openDeskLine } from './line-client.ts';
import { arrive, contactRequest, newId } from './visitor.ts';

const send = (text: string, id = newId()) => ({ type: 'send', command: { id, type: 'chat.send', at: 1, context: {}, body: { text } } });

describe('the greeting', () => {
  test('says how far the log is, so that a client knows what it missed', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'One' });
    await visitor.command('chat.send', { text: 'Two' });
    const { welcome } = await greet(server, visitor.token);
    expect(welcome).toMatchObject({ version: 1, head: 2, read: 0, heartbeatMs: 12_000, epoch: (await visitor.events()).epoch });
    expect(Math.abs(welcome.now - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    ['an unknown token', { type: 'hello', version: 1, token: 'x'.repeat(43) }, 4001],
    ['another version', { type: 'hello', version: 2, token: 'x'.repeat(43) }, 4010],
    ['anything but hello', { type: 'pong' }, 4001],
    ['nonsense', { type: 'hello' }, 1007],
  ])('with %s ends the line', async (_what, frame, code) => {
    const line = await dial(await startHouse());
    line.say(frame);
    expect((await line.closed).code).toBe(code);
  });

  test('twice ends the line', async () => {
    const server = await startHouse();
    const { token } = await arrive(server);
    const line = await greet(server, token);
    line.say({ type: 'hello', version: 1, token });
    expect((await line.closed).code).toBe(4001);
  });

  test('that does not come in time ends the line', async () => {
    const line = await dial(await startHouse({ helloWithinMs: 50 }));
    expect((await line.closed).code).toBe(4001);
  });

  test('in a subprotocol we do not speak ends with the code that says so', async () => {
    const server = await startHouse();
    expect((await (await dial(server, { protocol: 'deskbell.99' })).closed).code).toBe(4010);
  });
});

describe('a command on the line', () => {
  test('is acknowledged with what HTTP would answer, and the other way round', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token);
    const id = newId();
    line.say(send('Hello', id));
    const ack = await line.next('ack');
    expect(await visitor.command('chat.send', { text: 'Hello' }, { id })).toMatchObject({ status: 200, body: ack.result });

    const form = newId();
    const receipt = await visitor.command('contact.send', contactRequest, { id: form });
    line.say({ type: 'send', command: { id: form, type: 'contact.send', context: {}, body: contactRequest } });
    expect((await line.next('ack')).result).toEqual(receipt.body);
  });

  test('that is refused is answered with its id and the fields', async () => {
    const server = await startHouse();
    const line = await greet(server, (await arrive(server)).token);
    const id = newId();
    line.say(send(' ', id));
    expect(await line.next('nack')).toMatchObject({ id, error: { kind: 'refused', fields: { text: 'required' } } });
  });

  test('sent before the one before is answered is told to wait', async () => {
    const server = await startHouse();
    const line = await greet(server, (await arrive(server)).token);
    const [first, second] = [newId(), newId()];
    line.say(send('One', first));
    line.say(send('Two', second));
    expect(await line.next('nack')).toMatchObject({ id: second, error: { kind: 'limited', retryAfterMs: expect.any(Number) } });
    expect(await line.next('ack')).toMatchObject({ id: first });
    line.say(send('Two', second));
    expect(await line.next('ack')).toMatchObject({ id: second, result: { seq: 2 } });
  });
});

describe('what is said', () => {
  test('reaches every tab of the visitor in order, and nobody else', async () => {
    const server = await startHouse({ rates: { chat: { burst: 100, perSecond: 10 } } });
    const device = newId();
    const tabs = await Promise.all([arrive(server, device), arrive(server, device)]);
    const lines = await Promise.all(tabs.map(({ token }) => greet(server, token)));
    const stranger = await greet(server, (await arrive(server)).token);
    for (let index = 0; index < 30; index += 1) await tabs[0].command('chat.send', { text: `Message ${index}` });
    for (const line of lines) {
      await line.next('events', ({ events }) => events.some(({ seq }) => seq === 30));
      const seen = line.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []));
      expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    }
    stranger.say({ type: 'sync', after: 0, epoch: stranger.welcome.epoch });
    expect((await stranger.next('batch')).batch).toMatchObject({ head: 0, events: [] });
    expect(stranger.frames.filter(({ type }) => type === 'events')).toEqual([]);
  });

  test('while a line was down is there when asked for', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    for (const text of ['One', 'Two', 'Three']) await visitor.command('chat.send', { text });
    const line = await greet(server, visitor.token, { have: 1 });
    line.say({ type: 'sync', after: 1, epoch: line.welcome.epoch });
    expect((await line.next('batch')).batch).toMatchObject({
      after: 1,
      head: 3,
      more: false,
      events: [
        { seq: 2, text: 'Two' },
        { seq: 3, text: 'Three' },
      ],
    });
    line.say({ type: 'sync', after: 3, epoch: 'an older one' });
    expect((await line.next('batch')).batch).toMatchObject({
      after: 0,
      epoch: line.welcome.epoch,
      events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
    });
  });

  test('in forms and calls is no part of the chat', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token);
    await visitor.command('contact.send', contactRequest);
    await visitor.command('chat.send', { text: 'Hello' });
    expect((await line.next('events')).events).toMatchObject([{ seq: 1, text: 'Hello' }]);
  });
});

describe('the heartbeat', () => {
  test('carries the head and the epoch', async () => {
    const server = await startHouse({ heartbeatMs: 100 });
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const line = await greet(server, visitor.token);
    expect(await line.next('ping')).toEqual({ type: 'ping', head: 1, epoch: line.welcome.epoch });
  });

  test('unanswered twice ends the line; answered it goes on', async () => {
    const server = await startHouse({ heartbeatMs: 100 });
    const { token } = await arrive(server);
    const alive = await greet(server, token);
    const silent = await dial(server, { pong: false });
    silent.say({ type: 'hello', version: 1, token });
    expect((await silent.closed).code).toBe(1001);
    expect(silent.frames.filter(({ type }) => type === 'ping')).toHaveLength(2);
    const heard = alive.frames.filter(({ type }) => type === 'ping').length;
    await alive.next('ping', () => alive.frames.filter(({ type }) => type === 'ping').length > heard);
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
  });
});

describe('between a visitor and an agent', () => {
  test('typing, reading and the page are told in both directions', async () => {
    const server = await startHouse({ name: 'Willow & Wool' });
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token, { page: { url: 'https://shop.example/', title: 'Home' } });
    line.say(send('Hello'));
    await line.next('ack');
    const desk = await signIn(server);
    const deskLine = await openDeskLine(server, desk.cookie);
    const [item] = await desk.inbox();
    const { conversation } = item!;

    line.say({ type: 'typing', on: true });
    expect(await deskLine.next('typing')).toEqual({ type: 'typing', conversation, on: true });
    deskLine.say({ type: 'typing', conversation, on: true });
    expect(await line.next('typing')).toEqual({ type: 'typing', on: true, name: 'Willow & Wool' });

    await desk.command('desk.read', { conversation, upTo: 1 });
    expect(await line.next('read')).toEqual({ type: 'read', upTo: 1 });
    expect((await deskLine.next('item', ({ item }) => !item.unread)).item).toMatchObject({ conversation, unread: false });

    await desk.command('desk.reply', { conversation, text: 'Hi' });
    await line.next('events', ({ events }) => events.some(({ seq }) => seq === 3));
    line.say({ type: 'read', upTo: 3 });
    expect(await deskLine.next('read')).toEqual({ type: 'read', conversation, upTo: 3 });

    line.say({ type: 'page', page: { url: 'https://shop.example/cart', title: 'Cart' } });
    expect((await deskLine.next('item', ({ item }) => item.page?.title === 'Cart')).item).toMatchObject({
      online: true,
      page: { url: 'https://shop.example/cart' },
    });
    line.socket.close();
    const gone = await deskLine.next('item', ({ item }) => !item.online);
    expect(gone.item.page).toBeUndefined();
  });

  test('a read mark only grows, and never beyond what was said', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token);
    for (const text of ['One', 'Two', 'Three']) await visitor.command('chat.send', { text });
    const desk = await signIn(server);
    const deskLine = await openDeskLine(server, desk.cookie);
    const { conversation } = (await desk.inbox())[0]!;
    const readSoFar = async () => (await desk.open(conversation)).visitorRead;
    line.say({ type: 'read', upTo: 2 });
    await deskLine.next('read');
    line.say({ type: 'read', upTo: 1 });
    line.say({ type: 'read', upTo: 99 });
    line.say({ type: 'read', upTo: 3 });
    expect((await deskLine.next('read')).upTo).toBe(3);
    expect(await readSoFar()).toBe(3);
  });

  test('a visitor in two tabs is there until the last one is gone', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const [one, two] = [await greet(server, visitor.token), await greet(server, visitor.token)];
    const desk = await signIn(server);
    const deskLine = await openDeskLine(server, desk.cookie);
    one.socket.close();
    expect((await deskLine.next('item')).item.online).toBe(true);
    two.socket.close();
    expect((await deskLine.next('item')).item.online).toBe(false);
  });
});
