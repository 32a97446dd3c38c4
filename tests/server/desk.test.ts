import { describe, expect, onTestFinished, test } from 'vitest';
import type { BookedCallback } from '../../src/protocol/index.ts';
import { startServer } from '../../src/server/index.ts';
import { signIn } from './desk.ts';
import { password, startHouse, tempFolder } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, freeSlots, newId } from './visitor.ts';

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const server = await startHouse();
    const { headers, body } = await fetchAs<{ agent: unknown }>(server, '/desk/api/sign-in', {
      json: { name: ' DESK ', password },
      headers: { Origin: server.url },
    });
    expect(body).toEqual({ agent: { id: expect.any(String), name: 'Shop', role: 'admin' } });
    const cookie = headers.get('set-cookie') ?? '';
    for (const rule of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(rule);
    expect(cookie).not.toContain('Domain');
    const { body: me } = await fetchAs(server, '/desk/api/me', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(me).toEqual(body);
  });

  test('behind TLS the cookie is bound to the host and to TLS', async () => {
    const server = await startHouse({ publicUrl: 'https://help.shop.example' });
    const { headers } = await fetch(`http://127.0.0.1:${server.port}/desk/api/sign-in`, {
      method: 'POST',
      headers: { Origin: 'https://help.shop.example' },
      body: JSON.stringify({ name: 'desk', password }),
    });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-deskbell=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=\d+$/),
      expect.stringMatching(/^__Host-deskbell-known=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=\d+$/),
    ]);
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test.each([
    ['a wrong password', { name: 'desk', password: 'wrong' }],
    ['a wrong name', { name: 'nobody', password }],
    ['no password', { name: 'desk' }],
    ['an object for a name', { name: { $ne: '' }, password }],
    ['nothing', {}],
  ])('with %s is refused in the same words', async (_what, attempt) => {
    const server = await startHouse();
    const answer = await fetchAs(server, '/desk/api/sign-in', { json: attempt, headers: { Origin: server.url } });
    expect(answer).toMatchObject({ status: 401, error: { kind: 'unauthorized', message: 'Name or password is wrong.' } });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('is limited, so that nobody guesses for long', async () => {
    const server = await startHouse({ rates: { signIn: { burst: 2, perSecond: 0.01 } } });
    const attempt = () =>
      fetchAs(server, '/desk/api/sign-in', { json: { name: 'desk', password: 'guess' }, headers: { Origin: server.url } });
    expect((await attempt()).status).toBe(401);
    expect((await attempt()).status).toBe(401);
    expect((await attempt()).status).toBe(429);
  });

  test('is open to a browser where the agent was before, however much strangers guess, and to no other', async () => {
    const server = await startHouse({ rates: { signIn: { burst: 1, perSecond: 0.001 }, account: { burst: 1, perSecond: 0.001 } }, trustProxy: true });
    const attempt = (from: string, guess: string, cookie = '') =>
      fetchAs(server, '/desk/api/sign-in', {
        json: { name: 'desk', password: guess },
        headers: { Origin: server.url, Cookie: cookie, 'X-Forwarded-For': from },
      });
    const [, known = ''] = (await attempt('192.0.2.1', password)).headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '');
    expect((await attempt('192.0.2.2', 'guess')).status).toBe(429);
    expect((await attempt('192.0.2.3', password)).status).toBe(429);
    expect((await attempt('192.0.2.3', password, `${known}x`)).status).toBe(429);
    expect((await attempt('192.0.2.1', password, known)).status).toBe(200);
    // Known or not: nobody guesses for long.
    expect((await attempt('192.0.2.1', 'guess', known)).status).toBe(429);
  });

  test('makes a password of its own at the first start and tells it once', async () => {
    const server = await startServer({ port: 0, dataFolder: tempFolder() });
    onTestFinished(() => server.close());
    expect(server.firstSignIn).toEqual({ name: 'desk', password: expect.stringMatching(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/) });
    expect((await signIn(server, server.firstSignIn)).cookie).not.toBe('');
  });

  test('ends when the agent signs out, on the line too', async () => {
    const server = await startHouse({ heartbeatMs: 100 });
    const desk = await signIn(server);
    const line = await openDeskLine(server, desk.cookie);
    await fetchAs(server, '/desk/api/sign-out', { method: 'POST', headers: { Origin: server.url, Cookie: desk.cookie } });
    expect((await line.closed).code).toBe(4001);
    expect((await fetchAs(server, '/desk/api/me', { headers: { Cookie: desk.cookie } })).status).toBe(401);
  });

  test.each(['/desk/api/me', '/desk/api/colleagues', '/desk/api/snippets', '/desk/api/inbox', '/desk/api/conversations/x'])('is needed for %s', async (path) => {
    const server = await startHouse();
    for (const cookie of ['', 'deskbell=', 'deskbell=guess', `deskbell=${'x'.repeat(5_000)}`])
      expect((await fetchAs(server, path, { headers: { Cookie: cookie } })).status).toBe(401);
  });

  test('is needed for the line and for commands, and a visitor’s token is none', async () => {
    const server = await startHouse();
    const { token } = await arrive(server);
    await expect(openDeskLine(server, `deskbell=${token}`)).rejects.toThrow('HTTP 401');
    const command = { id: newId(), type: 'desk.done', body: { conversation: 'x' } };
    expect((await fetchAs(server, '/desk/api/commands', { token, json: command, headers: { Origin: server.url } })).status).toBe(401);
  });
});

describe('the inbox', () => {
  test('shows every channel, unread first and newest first, and follows live', async () => {
    const server = await startHouse();
    const desk = await signIn(server);
    const line = await openDeskLine(server, desk.cookie);
    const visitor = await arrive(server);
    await visitor.command('contact.send', contactRequest);
    expect((await line.next('item')).item).toMatchObject({ channel: 'contact', unread: true });
    await visitor.command('chat.send', { text: 'Hello' });
    expect((await line.next('item', ({ item }) => item.channel === 'chat')).item).toMatchObject({ unread: true, excerpt: 'Hello' });
    await visitor.command('callback.request', callbackRequest);
    expect((await line.next('item', ({ item }) => item.channel === 'callback')).item).toMatchObject({
      unread: true,
      callback: { state: 'booked' },
    });
    expect((await desk.inbox()).map(({ channel }) => channel)).toEqual(['callback', 'chat', 'contact']);

    const call = (await desk.inbox())[0]!;
    await desk.command('desk.read', { conversation: call.conversation, upTo: call.head });
    expect((await desk.inbox()).map(({ channel, unread }) => [channel, unread])).toEqual([
      ['chat', true],
      ['contact', true],
      ['callback', false],
    ]);
  });

  test('a call without a note is unread until it is read, and again when its visitor moves it', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const { body } = await visitor.command<BookedCallback>('callback.request', { ...callbackRequest, note: '' });
    const desk = await signIn(server);
    expect((await desk.inbox())[0]).toMatchObject({ head: 0, unread: true, subject: '' });
    await desk.command('desk.read', { conversation: body.id, upTo: 0 });
    expect((await desk.inbox())[0]).toMatchObject({ unread: false });
    const [slot] = await freeSlots(server);
    await visitor.command('callback.move', { callback: body.id, when: { is: 'slot', start: slot!.start } });
    expect((await desk.inbox())[0]).toMatchObject({ unread: true, callback: { when: { is: 'slot', start: slot!.start } } });
  });
});

describe('what an agent does', () => {
  test('ends a chat, the visitor sees it, and the next message opens it again', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const line = await greet(server, visitor.token);
    await visitor.command('chat.send', { text: 'Hello' });
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    await desk.command('desk.done', { conversation });
    await line.next('events', ({ events }) => events.some(({ type }) => type === 'closed'));
    expect((await desk.inbox())[0]).toMatchObject({ status: 'done', unread: false });

    await visitor.command('chat.send', { text: 'One more thing' });
    const { events } = await visitor.events(2);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [3, 'reopened'],
      [4, 'message'],
    ]);
    expect((await desk.inbox())[0]).toMatchObject({ conversation, status: 'open', unread: true });
  });

  test('marks a call done and takes that back, but not after it was called off', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const { body } = await visitor.command<BookedCallback>('callback.request', callbackRequest);
    const desk = await signIn(server);
    await desk.command('desk.done', { conversation: body.id });
    expect((await desk.inbox())[0]).toMatchObject({ status: 'done', callback: { state: 'done' } });
    expect(await visitor.callbacks()).toEqual([]);
    expect(await visitor.command('callback.cancel', { callback: body.id })).toMatchObject({ status: 410 });
    await desk.command('desk.reopen', { conversation: body.id });
    expect(await visitor.callbacks()).toEqual([body]);
    await visitor.command('callback.cancel', { callback: body.id });
    expect((await desk.inbox())[0]).toMatchObject({ status: 'done', unread: true, callback: { state: 'cancelled' } });
    expect(await desk.command('desk.reopen', { conversation: body.id })).toMatchObject({ status: 410, error: { kind: 'gone' } });
  });

  test('is done once per id, however often it is sent', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.command('desk.reply', { conversation, text: 'Hi' }, id)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { seq: 3 } });
    expect((await visitor.events()).head).toBe(3);
    expect(await desk.command('desk.reply', { conversation, text: 'Other' }, id)).toMatchObject({ status: 400, error: { kind: 'broken' } });
  });

  test('says who joined only the first time', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    for (const text of ['One', 'Two']) await desk.command('desk.reply', { conversation, text });
    expect((await visitor.events()).events.map(({ type }) => type)).toEqual(['message', 'joined', 'message', 'message']);
  });

  test('does not pretend to answer a form or a call where no answer would arrive', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('contact.send', contactRequest);
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    expect(await desk.command('desk.reply', { conversation, text: 'Hi' })).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
    expect(await desk.command('desk.done', { conversation })).toMatchObject({ status: 200 });
    expect((await desk.inbox())[0]).toMatchObject({ status: 'done' });
  });

  test.each([
    ['about nothing there is', { type: 'desk.done', body: { conversation: 'nothing' } }, 410, 'gone'],
    ['of no known type', { type: 'desk.shout', body: {} }, 404, 'unsupported'],
    ['with empty words', { type: 'desk.reply', body: { conversation: 'x', text: ' ' } }, 422, 'refused'],
    ['with a mark below zero', { type: 'desk.read', body: { conversation: 'x', upTo: -1 } }, 422, 'refused'],
  ])('%s is refused', async (_what, command, status, kind) => {
    const server = await startHouse();
    const desk = await signIn(server);
    expect(await desk.command(command.type as 'desk.done', command.body)).toMatchObject({ status, error: { kind } });
  });

  test('words of agents come back exactly as typed', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    const desk = await signIn(server);
    const { conversation } = (await desk.inbox())[0]!;
    const text = '<script>alert(1)</script> مرحبا 👩‍👩‍👧‍👦\n"quoted"';
    await desk.command('desk.reply', { conversation, text });
    expect((await visitor.events(2)).events).toMatchObject([{ text, from: { side: 'agent' } }]);
  });
});
