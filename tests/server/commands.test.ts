import { describe, expect, test } from 'vitest';
import type { BookedCallback, ContactReceipt } from '../../src/protocol/index.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, freeSlots, newId } from './visitor.ts';

describe('a written request', () => {
  test('is answered with a number to quote and when an answer comes, and agents see what was asked', async () => {
    const server = await startHouse({ contact: { replyHours: 4, topics: [{ id: 'parcel', label: 'Where is my parcel?' }] } });
    const visitor = await arrive(server);
    const before = Date.now();
    const context = {
      page: { url: 'https://shop.example/cart', title: 'Cart' },
      searched: ['parcel late'],
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
    };
    const { body } = await visitor.command<ContactReceipt>(
      'contact.send',
      { ...contactRequest, topic: 'parcel', subject: '', orderNumber: 'A-1' },
      { context },
    );
    expect(body.reference).toMatch(/^DB-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    expect(body.replyBy).toBeGreaterThanOrEqual(before + 4 * 3_600_000);

    const desk = await signIn(server);
    const [item] = await desk.inbox();
    expect(item).toMatchObject({
      channel: 'contact',
      status: 'open',
      unread: true,
      subject: 'Where is my parcel?',
      reference: body.reference,
      person: { name: 'Ada', email: 'ada@example.org' },
      online: false,
    });
    expect(await desk.open(item!.conversation)).toMatchObject({
      events: [{ seq: 1, type: 'message', from: { side: 'visitor' }, text: contactRequest.message }],
      context,
      details: [
        { label: 'topic', value: 'Where is my parcel?' },
        { label: 'orderNumber', value: 'A-1' },
      ],
    });
  });

  test.each([
    ['an empty name', { name: ' \u200b ' }, { name: 'required' }],
    ['a missing message', { message: undefined }, { message: 'required' }],
    ['an address that is none', { email: 'ada at example' }, { email: 'email' }],
    ['an address with a line break', { email: 'ada@example.org\r\nBcc: all@example.org' }, { email: 'email' }],
    ['a message that is too long', { message: 'x'.repeat(5_001) }, { message: 'too-long' }],
    ['a topic nobody offers', { topic: 'other' }, { topic: 'invalid' }],
    ['no topic where there are some', { topic: undefined }, { topic: 'required' }],
    ['no order number where the topic asks for one', { topic: 'parcel', orderNumber: '' }, { orderNumber: 'required' }],
  ])('with %s is refused with that field', async (_what, wrong, fields) => {
    const server = await startHouse({
      contact: {
        topics: [
          { id: 'parcel', label: 'Parcel', orderNumber: 'required' },
          { id: 'else', label: 'Something else' },
        ],
      },
    });
    const visitor = await arrive(server);
    const answer = await visitor.command('contact.send', { ...contactRequest, topic: 'else', ...wrong });
    expect(answer).toMatchObject({ status: 422, error: { kind: 'refused', fields } });
    expect(Object.keys(answer.error?.fields ?? {})).toEqual(Object.keys(fields));
    const desk = await signIn(server);
    expect(await desk.inbox()).toEqual([]);
  });
});

describe('a chat', () => {
  test('begins with the first message, wherever it is first said, and is one for all tabs of a device', async () => {
    const server = await startHouse();
    const device = newId();
    const tabs = await Promise.all([arrive(server, device), arrive(server, device)]);
    expect(new Set(tabs.map(({ token }) => token)).size).toBe(2);
    await Promise.all(tabs.map((tab, index) => tab.command('chat.send', { text: `From tab ${index}` })));
    const [one, two] = await Promise.all(tabs.map((tab) => tab.events()));
    expect(one).toEqual(two);
    expect(one?.events).toHaveLength(2);
  });

  test('is read in pages that fit a frame, and from the beginning by whoever comes with another epoch', async () => {
    const server = await startHouse({ rates: { chat: { burst: 100, perSecond: 1 } } });
    const visitor = await arrive(server);
    for (let index = 1; index <= 12; index += 1) await visitor.command('chat.send', { text: `${index} ${'€'.repeat(4_000)}` });
    const seen: number[] = [];
    let batch = await visitor.events();
    for (;;) {
      expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(32 * 1024);
      expect(batch).toMatchObject({ after: seen.length, head: 12, more: seen.length + batch.events.length < 12 });
      seen.push(...batch.events.map(({ seq }) => seq));
      if (!batch.more) break;
      batch = await visitor.events(seen.length, batch.epoch);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await visitor.events(12, 'of a backup')).toMatchObject({ after: 0, events: [{ seq: 1 }, { seq: 2 }] });
  });

  test('has numbers of its own: with those of another, or more than there are, it is read from the beginning', async () => {
    const server = await startHouse();
    const [ada, bob] = [await arrive(server), await arrive(server)];
    for (const visitor of [ada, bob]) for (const text of ['one', 'two']) await visitor.command('chat.send', { text });
    const [hers, his] = [(await ada.events()).epoch, (await bob.events()).epoch];
    expect(hers).not.toBe(his);
    expect(await ada.events(1, hers)).toMatchObject({ after: 1, events: [{ seq: 2 }] });
    for (const batch of [await ada.events(1, his), await ada.events(3, hers)]) expect(batch).toMatchObject({ after: 0, epoch: hers, events: [{ seq: 1 }, { seq: 2 }] });
  });

  test('takes over the name a visitor gave in a form', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Hello' });
    await visitor.command('contact.send', contactRequest);
    const desk = await signIn(server);
    const chat = (await desk.inbox()).find(({ channel }) => channel === 'chat');
    expect(chat?.person).toEqual({ name: 'Ada', email: 'ada@example.org' });
    expect((await desk.open(chat!.conversation)).earlier).toMatchObject([{ channel: 'contact' }]);
  });

  test('of another visitor cannot be read', async () => {
    const server = await startHouse();
    const [ada, bob] = await Promise.all([arrive(server), arrive(server)]);
    await ada.command('chat.send', { text: 'Secret' });
    expect((await bob.events()).events).toEqual([]);
  });
});

describe('a call', () => {
  test('as soon as possible is promised within the usual wait, and kept with consent and number as typed', async () => {
    const server = await startHouse({ callback: { waitMinutes: 15, countries: ['GB', 'DE'] } });
    const visitor = await arrive(server);
    const { body } = await visitor.command<BookedCallback>('callback.request', {
      ...callbackRequest,
      country: 'DE',
      phone: '030 / 90 18 20',
    });
    expect(body).toMatchObject({ state: 'booked', when: { is: 'asap' }, phone: '+4930901820', reference: expect.stringMatching(/^DB-/) });
    expect(body.by! - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(await visitor.callbacks()).toEqual([body]);

    const desk = await signIn(server);
    const [item] = await desk.inbox();
    expect(item).toMatchObject({ channel: 'callback', unread: true, callback: body, person: { name: 'Ada', phone: '+4930901820' } });
    expect((await desk.open(item!.conversation)).details).toEqual([
      { label: 'phone', value: '030 / 90 18 20' },
      { label: 'country', value: 'DE' },
      { label: 'consent', value: callbackRequest.consent },
    ]);
  });

  test.each([
    ['without consent', { consent: '' }, { consent: 'consent' }],
    ['to a country the shop does not call', { country: 'US', phone: '212 555 0100' }, { country: 'country' }],
    ['to a foreign number from a listed country', { phone: '+49 30 901820' }, { phone: 'country' }],
    ['to letters', { phone: '0800 FLOWERS' }, { phone: 'phone' }],
    ['to a number that is too short', { phone: '12345' }, { phone: 'phone' }],
    ['to a number that charges the caller', { phone: '0909 879 0000' }, { phone: 'phone' }],
    ['in a slot that has passed', { when: { is: 'slot', start: 1_000_000 } }, { when: 'past' }],
    ['between two slots', { when: { is: 'slot', start: Date.now() + 90_000_001 } }, { when: 'invalid' }],
    ['at no time', { when: { is: 'tomorrow' } }, { when: 'invalid' }],
  ])('%s is refused with that field', async (_what, wrong, fields) => {
    const visitor = await arrive(await startHouse());
    expect(await visitor.command('callback.request', { ...callbackRequest, ...wrong })).toMatchObject({
      status: 422,
      error: { kind: 'refused', fields },
    });
    expect(await visitor.callbacks()).toEqual([]);
  });

  test('can be called off twice, and not moved or called off by anybody else', async () => {
    const server = await startHouse();
    const [ada, bob] = await Promise.all([arrive(server), arrive(server)]);
    const { body } = await ada.command<BookedCallback>('callback.request', callbackRequest);
    const absent = await bob.command('callback.cancel', { callback: 'nothing-like-that' });
    const foreign = await bob.command('callback.cancel', { callback: body.id });
    expect([foreign.status, foreign.error]).toEqual([absent.status, absent.error]);
    expect(foreign).toMatchObject({ status: 410, error: { kind: 'gone' } });

    expect((await ada.command('callback.cancel', { callback: body.id })).body).toEqual({ ...body, state: 'cancelled' });
    expect((await ada.command('callback.cancel', { callback: body.id })).body).toEqual({ ...body, state: 'cancelled' });
    expect(await ada.command('callback.move', { callback: body.id, when: { is: 'asap' } })).toMatchObject({ status: 410 });
    expect(await ada.callbacks()).toEqual([]);
  });

  test('of one number can be asked for a few times, whoever asks, and then not for a while', async () => {
    const server = await startHouse({ rates: { number: { burst: 2, perSecond: 0.01 } } });
    const ask = async () => (await arrive(server)).command('callback.request', callbackRequest);
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    expect(await ask()).toMatchObject({ status: 429, error: { kind: 'limited', retryAfterMs: expect.any(Number) } });
  });

  test('slots are free ones inside the coming days', async () => {
    const server = await startHouse({ callback: { slotMinutes: 60, leadMinutes: 120, daysAhead: 1 } });
    const slots = await freeSlots(server);
    expect(slots.length).toBeGreaterThan(20);
    for (const { start, end } of slots) {
      expect(end - start).toBe(3_600_000);
      expect(start).toBeGreaterThanOrEqual(Date.now() + 119 * 60_000);
    }
  });
});

describe('what is counted about the FAQ', () => {
  test('needs no token and no visitor', async () => {
    const server = await startHouse();
    const vote = { id: newId(), type: 'faq.vote', context: {}, body: { article: 'returns', helpful: true, locale: 'en' } };
    expect(await fetchAs(server, '/v1/commands', { json: vote })).toMatchObject({ status: 200, body: {} });
    expect(await fetchAs(server, '/v1/commands', { json: vote })).toMatchObject({ status: 200, body: {} });
    const miss = { id: newId(), type: 'faq.learn', context: {}, body: { searches: [{ words: 'left-handed mug', found: 0 }], read: ['returns'], locale: 'en' } };
    expect(await fetchAs(server, '/v1/commands', { json: miss })).toMatchObject({ status: 200, body: {} });
  });
});

describe('any command', () => {
  test.each([
    ['without a token', { token: undefined }, 401, 'unauthorized'],
    ['with a token nobody has', { token: 'x'.repeat(43) }, 401, 'unauthorized'],
    ['with a token of strange characters', { token: '../../etc' }, 401, 'unauthorized'],
  ])('%s is not done', async (_what, { token }, status, kind) => {
    const server = await startHouse();
    const command = { id: newId(), type: 'chat.send', context: {}, body: { text: 'Hello' } };
    expect(await fetchAs(server, '/v1/commands', { json: command, ...(token !== undefined && { token }) })).toMatchObject({
      status,
      error: { kind },
    });
    expect((await fetchAs(server, '/v1/chat/events', token === undefined ? {} : { token })).status).toBe(401);
    expect((await fetchAs(server, '/v1/callbacks', token === undefined ? {} : { token })).status).toBe(401);
  });

  test.each([
    ['not JSON', '{"id":', 400, 'broken'],
    ['no object', '"chat.send"', 400, 'broken'],
    ['without an id', '{"type":"chat.send","body":{"text":"x"}}', 400, 'broken'],
    ['with a short id', '{"id":"abc","type":"chat.send","body":{"text":"x"}}', 400, 'broken'],
    ['of an unknown type', '{"id":"0123456789abcdef","type":"chat.shout","body":{}}', 404, 'unsupported'],
    ['named like a property of every object', '{"id":"0123456789abcdef","type":"constructor","body":{}}', 404, 'unsupported'],
    ['named like the prototype', '{"id":"0123456789abcdef","type":"__proto__","body":{}}', 404, 'unsupported'],
    ['without a body', '{"id":"0123456789abcdef","type":"chat.send"}', 400, 'broken'],
    ['with a list for a body', '{"id":"0123456789abcdef","type":"chat.send","body":[1]}', 422, 'refused'],
    ['with a hostile prototype', '{"id":"0123456789abcdef","type":"chat.send","body":{"__proto__":{"text":"x"}}}', 422, 'refused'],
    [
      'nested ten thousand deep',
      `{"id":"0123456789abcdef","type":"chat.send","body":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      422,
      'refused',
    ],
    ['that is not UTF-8', '\ud800', 400, 'broken'],
    ['of 33 KiB', JSON.stringify({ id: '0123456789abcdef', type: 'chat.send', body: { text: 'x'.repeat(33 * 1024) } }), 413, 'broken'],
    ['of 10 MB', JSON.stringify({ id: '0123456789abcdef', type: 'chat.send', body: { text: 'x'.repeat(10_000_000) } }), 413, 'broken'],
  ])('%s is refused in the one form of refusals', async (_what, text, status, kind) => {
    const server = await startHouse();
    const visitor = await arrive(server);
    expect(await fetchAs(server, '/v1/commands', { token: visitor.token, text })).toMatchObject({
      status,
      error: { kind, message: expect.any(String) },
    });
    expect(({} as { text?: string }).text).toBeUndefined();
    expect((await visitor.command('chat.send', { text: 'Still here' })).status).toBe(200);
  });

  test('of a channel the shop does not offer is unsupported, and the offer does not name it', async () => {
    const server = await startHouse({ chat: { enabled: false }, callback: { enabled: false } });
    const visitor = await arrive(server);
    expect((await fetchAs(server, '/v1/offer')).body).toEqual({ contact: { topics: [], replyBy: expect.any(Number) } });
    expect(await visitor.command('chat.send', { text: 'Hello' })).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
    expect((await fetchAs(server, '/v1/callback/slots')).status).toBe(404);
  });

  test('with context that is nonsense is done all the same, without the nonsense', async () => {
    const server = await startHouse();
    const visitor = await arrive(server);
    const context = {
      page: { url: 'javascript:alert(1)', title: 7 },
      locale: 5,
      searched: 'x',
      read: Array(50).fill('article'),
      more: { evil: true },
    };
    expect((await visitor.command('chat.send', { text: 'Hello' }, { context })).status).toBe(200);
    const desk = await signIn(server);
    const [item] = await desk.inbox();
    expect((await desk.open(item!.conversation)).context).toEqual({ read: Array(5).fill('article') });
  });
});

test('a device id is as good as a token, so it must look like one', async () => {
  const server = await startHouse();
  for (const device of ['', 'short', 'x'.repeat(65), 7, null]) {
    expect(await fetchAs(server, '/v1/visitors', { json: { device } })).toMatchObject({ status: 400, error: { kind: 'broken' } });
  }
});

test('an address nobody serves is answered in the one form of refusals', async () => {
  const server = await startHouse();
  expect(await fetchAs(server, '/v1/nothing')).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
  expect(await fetchAs(server, '/nothing')).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
});
