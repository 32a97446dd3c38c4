import { describe, expect, test, vi } from 'vitest';
import type { BookedCallback, ChatReceipt, InboxItem, InboxSection, Report } from '../../src/protocol/index.ts';
import { startServer, type ConfigInput, type RunningServer } from '../../src/server/index.ts';
import { signIn } from './desk.ts';
import { download, png, upload } from './files.ts';
import { openHook } from './hook.ts';
import { createHeldClock } from './held-clock.ts';
import { password, shopOrigin, startHouse, tempFolder } from './house.ts';
import { openDeskLine } from './line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, freeSlots, newId, type Visitor } from './visitor.ts';

const generous: ConfigInput['rates'] = {
  chat: { burst: 10_000, perSecond: 1_000 },
  contact: { burst: 1_000, perSecond: 100 },
  callback: { burst: 1_000, perSecond: 100 },
  number: { burst: 1_000, perSecond: 100 },
};

/** What must hold on whichever database: run once on each. `where` gives the configuration of one after its first start. */
export function describeStore(name: string, where: () => Promise<ConfigInput>): void {
  const start = async (config: ConfigInput = {}): Promise<RunningServer> => startHouse({ ...(await where()), rates: generous, ...config });
  const say = (visitor: Visitor, text: string, id = newId()) => visitor.command<ChatReceipt>('chat.send', { text }, { id });

  describe(`on ${name}`, () => {
    test('a search finds what was ever said, by whom, done or not; what stands for any letter stands for itself', async () => {
      const server = await start();
      const [ada, bob] = [await arrive(server), await arrive(server)];
      const desk = await signIn(server);
      await say(ada, 'The spout is 100% CHIPPED');
      await say(ada, 'and nothing else');
      await ada.command('contact.send', contactRequest);
      await say(bob, 'A spout of 100 cm');
      const chat = (await desk.inbox()).find(({ excerpt }) => excerpt === 'and nothing else')!.conversation;
      await desk.command('desk.done', { conversation: chat });
      const find = async (words: string) => {
        const { body } = await fetchAs<{ items: InboxItem[] }>(server, `/desk/api/search?${new URLSearchParams({ words }).toString()}`, { headers: { Cookie: desk.cookie } });
        return body.items;
      };
      expect(await find('chipped SPOUT')).toMatchObject([{ conversation: chat, status: 'done' }]);
      expect(await find('spout')).toHaveLength(2);
      expect(await find('100%')).toHaveLength(1);
      expect(await find('sp_ut')).toEqual([]);
      expect(await find("spout' or '1'='1")).toEqual([]);
      expect(await find('where is my parcel')).toMatchObject([{ channel: 'contact' }]);
      await say(bob, 'Überweisung oder ÜBERWEISUNG, GRÜNDLICH');
      for (const words of ['überweisung', 'Überweisung', 'gründlich']) expect(await find(words)).toMatchObject([{ excerpt: 'Überweisung oder ÜBERWEISUNG, GRÜNDLICH' }]);
    });

    test('a section of the inbox comes in the order it is worked through, with how many there are, whoever looks after them', async () => {
      const server = await start();
      const desk = await signIn(server);
      const chats: string[] = [];
      for (const name of ['Ada', 'Bob', 'Cid']) {
        await say(await arrive(server), name);
        chats.push((await desk.inbox()).find(({ excerpt }) => excerpt === name)!.conversation);
      }
      const [ada, bob, cid] = chats as [string, string, string];
      const { body: call } = await (await arrive(server)).command<BookedCallback>('callback.request', callbackRequest);
      const ask = (query: string) => fetchAs<InboxSection>(server, `/desk/api/inbox/section?${query}`, { headers: { Cookie: desk.cookie } });
      const look = async (query: string) => {
        const { body } = await ask(query);
        return [body.items.map(({ conversation }) => conversation), body.counts.chat, body.isLeast];
      };
      expect(await look('status=open&channel=chat&order=longest&count=2')).toEqual([[ada, bob], { all: 3, unread: 3 }, false]);
      expect(await look('status=open&channel=chat&order=newest&count=2')).toEqual([[cid, bob], { all: 3, unread: 3 }, false]);
      expect((await ask('status=open&channel=callback&count=9')).body).toMatchObject({ items: [{ conversation: call.id }], counts: { callback: { all: 1, unread: 1 } } });
      const { body } = await fetchAs<{ agents: { id: string }[] }>(server, '/desk/api/colleagues', { headers: { Cookie: desk.cookie } });
      await desk.command('desk.assign', { conversation: bob, agent: body.agents[0]!.id });
      await desk.command('desk.later', { conversation: cid, until: Date.now() + 60_000 });
      expect(await look('status=open&whose=mine&count=9')).toEqual([[bob], { all: 1, unread: 1 }, false]);
      expect(await look('status=open&channel=chat&whose=nobody&count=9')).toEqual([[ada], { all: 1, unread: 1 }, false]);
      expect(await look('status=later&count=9')).toEqual([[cid], { all: 1, unread: 1 }, false]);
      // Read and not answered: behind what nobody has read, before what has an answer.
      await desk.command('desk.reply', { conversation: bob, text: 'Yes?' });
      for (const conversation of [ada, bob]) await desk.command('desk.read', { conversation, upTo: 3 });
      expect((await look('status=open&channel=chat&order=newest&count=9'))[0]).toEqual([ada, bob]);
      expect((await look('status=open&channel=chat&order=longest&count=9'))[0]).toEqual([ada, bob]);
      await desk.command('desk.done', { conversation: ada });
      expect(await look('status=done&count=0')).toEqual([[], { all: 1, unread: 0 }, false]);
      for (const query of ['status=gone&count=1', 'status=open', 'status=open&count=5001', 'status=open&count=1&whose=eve']) expect((await ask(query)).status).toBe(400);
    });

    test('a report counts what was begun, answered, missed and searched for in vain', async () => {
      const server = await start({ handover: { missedChatMinutes: 0 } });
      const [ada, bob] = [await arrive(server), await arrive(server)];
      const desk = await signIn(server);
      await say(ada, 'Hello');
      await say(ada, 'Is anybody there?');
      await say(bob, 'Nobody answers me');
      await ada.command('contact.send', contactRequest);
      const letter = (await desk.inbox()).find(({ channel }) => channel === 'contact');
      await desk.command('desk.done', { conversation: letter!.conversation });
      const chat = (await desk.inbox()).find(({ excerpt }) => excerpt === 'Is anybody there?')!.conversation;
      await desk.command('desk.reply', { conversation: chat, text: 'Here we are' });
      await desk.command('desk.done', { conversation: chat });
      await say(ada, 'One more thing');
      await desk.command('desk.reply', { conversation: chat, text: 'Yes?' });
      await ada.command('faq.learn', { searches: [{ words: 'gift wrap', found: 0 }, { words: 'gift wrap', found: 2 }], read: [], locale: 'en' });
      const ask = (days: string) => fetchAs<Report>(server, `/desk/api/report?days=${days}`, { headers: { Cookie: desk.cookie } });
      const { body } = await ask('7');
      expect(body.days).toHaveLength(7);
      expect(body.days.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), contact: 1, chat: 3, callback: 0 });
      // Two words in a row are one wait; the chat that was done is begun anew.
      expect(body.chats).toMatchObject({ asked: 3, answered: 2, missed: 1, medianMs: expect.any(Number) });
      expect(body.letters).toEqual({ received: 1, done: 1 });
      expect(body.calls).toEqual({ asked: 0, done: 0, cancelled: 0 });
      expect(body.searches.inVain).toBeGreaterThan(0);
      expect(body.searches.top).toMatchObject([{ words: 'gift wrap', locale: 'en' }]);
      expect((await ask('8')).status).toBe(400);
    });

    test('who waits for an answer waits since the first words nobody has answered, until somebody answers or it is done', async () => {
      const server = await start();
      const ada = await arrive(server);
      const desk = await signIn(server);
      const row = async () => (await desk.inbox()).find(({ channel }) => channel === 'chat')!;
      await say(ada, 'Hello');
      const { conversation, at: asked } = await row();
      await say(ada, 'Is anybody there?');
      await desk.command('desk.read', { conversation, upTo: 2 });
      expect(await row()).toMatchObject({ unread: false, waitingSince: asked });
      await desk.command('desk.reply', { conversation, text: 'I am' });
      expect(await row()).not.toHaveProperty('waitingSince');
      await say(ada, 'Good!');
      expect(await row()).toMatchObject({ waitingSince: expect.any(Number) });
      await desk.command('desk.done', { conversation });
      expect(await row()).not.toHaveProperty('waitingSince');
      await ada.command('callback.request', callbackRequest);
      expect((await desk.inbox()).find(({ channel }) => channel === 'callback')).not.toHaveProperty('waitingSince');
    });

    test('what is put off comes back at its time as news, after a restart too, and at once when the visitor writes', async () => {
      const clock = createHeldClock();
      const config = await where();
      const dataFolder = config.databaseUrl === undefined ? tempFolder() : undefined;
      const begin = () => startHouse({ ...config, rates: generous, ...(dataFolder && { dataFolder }) }, { clock });
      let server = await begin();
      const ada = await arrive(server);
      await say(ada, 'Ask me tomorrow');
      let desk = await signIn(server);
      const { conversation } = (await desk.inbox())[0]!;
      const until = clock.now() + 3_600_000;
      const putOff = (to: number | null) => desk.command('desk.later', { conversation, until: to });
      await desk.command('desk.read', { conversation, upTo: 1 });
      await putOff(until);
      expect(await desk.inbox()).toMatchObject([{ unread: false, laterUntil: until }]);
      await say(ada, 'Or rather today');
      expect((await desk.inbox())[0]).not.toHaveProperty('laterUntil');
      await desk.command('desk.read', { conversation, upTo: 2 });
      await putOff(until);
      await putOff(null);
      expect((await desk.inbox())[0]).not.toHaveProperty('laterUntil');
      await putOff(until);

      await server.close();
      server = await begin();
      desk = await signIn(server);
      const line = await openDeskLine(server, desk.cookie);
      clock.advance(3_500_000);
      expect(await desk.inbox()).toMatchObject([{ unread: false, laterUntil: until }]);
      clock.advance(100_000);
      await vi.waitFor(async () => {
        clock.advance(5_000);
        expect(await desk.inbox()).toMatchObject([{ unread: true }]);
      });
      expect((await line.next('item', ({ item }) => item.laterUntil === undefined)).item).toMatchObject({ conversation, status: 'open', unread: true });
      await desk.command('desk.done', { conversation });
      expect(await putOff(until)).toMatchObject({ error: { kind: 'unsupported' } });
    });

    test('a command said again with the same id is answered with the stored answer and done once', async () => {
      const visitor = await arrive(await start());
      const id = newId();
      const first = await say(visitor, 'Hello', id);
      expect(first.status).toBe(200);
      await say(visitor, 'Something else');
      expect((await say(visitor, 'Hello', id)).body).toEqual(first.body);
      expect((await visitor.events()).events).toHaveLength(2);

      const contact = newId();
      const receipt = await visitor.command('contact.send', contactRequest, { id: contact });
      expect((await visitor.command('contact.send', contactRequest, { id: contact })).body).toEqual(receipt.body);
      const call = newId();
      const booked = await visitor.command('callback.request', callbackRequest, { id: call });
      expect((await visitor.command('callback.request', callbackRequest, { id: call })).body).toEqual(booked.body);
      expect(await visitor.callbacks()).toHaveLength(1);
    });

    test('what others are to hear of is told to each of them once, however much there is at a time', async () => {
      const hook = await openHook(() => ({ status: 204 }));
      const server = await start({ handover: { webhooks: [{ url: hook.url, secret: 'a secret of the shop', allowPrivate: true }] } });
      const visitor = await arrive(server);
      await Promise.all(Array.from({ length: 25 }, (_, at) => visitor.command('contact.send', { ...contactRequest, message: `Message ${at}` })));
      await vi.waitFor(() => expect(hook.calls).toHaveLength(25), { timeout: 10_000, interval: 20 });
      await server.close();
      expect(new Set(hook.calls.map(({ headers }) => headers['webhook-id']))).toHaveProperty('size', 25);
    });

    test('a picture uploaded and said, each of them twice, is there once, for both sides and with every byte', async () => {
      const server = await start({ chat: { attachments: {} } });
      const [visitor, desk] = [await arrive(server), await signIn(server)];
      const [body, id] = [png({ bytes: 450_000 }), newId()];
      const { attachment } = await upload(server, visitor, body, { id });
      expect(attachment).toEqual({ id: expect.any(String), name: 'photo.png', type: 'image/png', bytes: 450_000, width: 640, height: 480 });
      expect((await upload(server, visitor, body, { id })).attachment).toEqual(attachment);
      const said = await visitor.command('chat.attach', { attachment: attachment.id }, { id });
      expect((await visitor.command('chat.attach', { attachment: attachment.id }, { id })).body).toEqual(said.body);
      expect((await visitor.events()).events).toMatchObject([{ type: 'message', commandId: id, text: 'photo.png', attachment }]);
      const [item] = await desk.inbox();
      expect(item).toMatchObject({ subject: 'photo.png', excerpt: 'photo.png' });
      expect((await desk.open(item!.conversation)).events).toMatchObject([{ attachment }]);
      for (const reader of [visitor, desk]) expect((await download(server, reader, attachment.id)).body.equals(body)).toBe(true);
    });

    test('an id used for other words or for another command is refused as broken', async () => {
      const visitor = await arrive(await start());
      const id = newId();
      await say(visitor, 'Hello', id);
      expect(await say(visitor, 'Goodbye', id)).toMatchObject({ status: 400, error: { kind: 'broken' } });
      expect(await visitor.command('contact.send', contactRequest, { id })).toMatchObject({ status: 400, error: { kind: 'broken' } });
      expect((await visitor.events()).events).toMatchObject([{ text: 'Hello' }]);
    });

    test('twenty copies of one command at the same instant make one message and twenty equal answers', async () => {
      const visitor = await arrive(await start());
      const id = newId();
      const answers = await Promise.all(Array.from({ length: 20 }, () => say(visitor, 'Once', id)));
      expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toHaveProperty('size', 1);
      expect(answers[0]).toMatchObject({ status: 200, body: { seq: 1 } });
      expect((await visitor.events()).events).toHaveLength(1);
    });

    test('a hundred messages at the same instant are numbered 1 to 100, none twice, none left out', async () => {
      const server = await start();
      const device = newId();
      const tabs = await Promise.all([1, 2, 3, 4].map(() => arrive(server, device)));
      const receipts = await Promise.all(Array.from({ length: 100 }, (_, index) => say(tabs[index % tabs.length]!, `Message ${index}`)));
      const numbers = receipts.map(({ body }) => body.seq).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));

      const { events, head } = await tabs[0]!.events();
      expect(head).toBe(100);
      expect(events.map(({ seq }) => seq)).toEqual(numbers);
      for (const [index, { body }] of receipts.entries()) expect(events[body.seq - 1]).toMatchObject({ text: `Message ${index}` });
      const desk = await signIn(server);
      expect(await desk.inbox()).toHaveLength(1);
      // A hundred transactions wait for one row: on a busy machine the usual time is not enough.
    }, 60_000);

    test('visitor and agents writing at the same instant share one row of numbers', async () => {
      const server = await start();
      const visitor = await arrive(server);
      await say(visitor, 'Hello');
      const desk = await signIn(server);
      const [item] = await desk.inbox();
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          index % 2 === 0 ? say(visitor, `V${index}`) : desk.command('desk.reply', { conversation: item!.conversation, text: `A${index}` }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const { events } = await visitor.events();
      // The first message, forty more, and that an agent joined, once.
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
      expect(events.filter(({ type }) => type === 'joined')).toHaveLength(1);
    });

    test('the last place of a slot goes to one of two visitors, the other is told it is taken', async () => {
      const server = await start({ callback: { capacity: 1, countries: ['GB'] } });
      const [slot] = await freeSlots(server);
      for (let round = 0; round < 5; round += 1) {
        const pair = await Promise.all([arrive(server), arrive(server)]);
        const answers = await Promise.all(
          pair.map((visitor) =>
            visitor.command<BookedCallback>('callback.request', { ...callbackRequest, when: { is: 'slot', start: slot!.start } }),
          ),
        );
        expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 422]));
        expect(answers.find(({ status }) => status === 422)?.error).toMatchObject({ kind: 'refused', fields: { when: 'taken' } });
        expect((await freeSlots(server)).map(({ start }) => start)).not.toContain(slot!.start);
        const winner = answers.findIndex(({ status }) => status === 200);
        await pair[winner]!.command('callback.cancel', { callback: answers[winner]!.body.id });
        expect((await freeSlots(server)).map(({ start }) => start)).toContain(slot!.start);
      }
    });

    test('moving a call frees its old place and keeps the new one', async () => {
      const server = await start({ callback: { capacity: 1, countries: ['GB'] } });
      const [first, second] = await freeSlots(server);
      const [ada, bob] = await Promise.all([arrive(server), arrive(server)]);
      const at = (start: number) => ({ is: 'slot', start }) as const;
      const call = await ada.command<BookedCallback>('callback.request', { ...callbackRequest, when: at(first!.start) });
      const moved = await ada.command<BookedCallback>('callback.move', { callback: call.body.id, when: at(second!.start) });
      expect(moved.body).toMatchObject({
        id: call.body.id,
        reference: call.body.reference,
        state: 'booked',
        when: at(second!.start),
        by: second!.end,
      });
      expect(await bob.command('callback.request', { ...callbackRequest, when: at(second!.start) })).toMatchObject({ status: 422 });
      expect(await bob.command('callback.request', { ...callbackRequest, when: at(first!.start) })).toMatchObject({ status: 200 });
      // To where it is already: allowed, though that slot is full.
      expect(await ada.command('callback.move', { callback: call.body.id, when: at(second!.start) })).toMatchObject({ status: 200 });
    });

    test('a restart keeps messages, numbers, epoch, answers, calls and who is signed in', async () => {
      const config = {
        port: 0,
        origins: [shopOrigin],
        firstPassword: password,
        logLevel: 'silent' as const,
        rates: generous,
        ...(await where()),
      };
      const before = await startServer(config);
      const device = newId();
      const visitor = await arrive(before, device);
      const id = newId();
      const said = await say(visitor, 'Before', id);
      const call = await visitor.command<BookedCallback>('callback.request', callbackRequest);
      const desk = await signIn(before);
      await before.close();

      const after = await startHouse(config);
      expect(after.firstSignIn).toBeUndefined();
      const again = await arrive(after, device);
      expect((await say(again, 'Before', id)).body).toEqual(said.body);
      expect(await say(again, 'After')).toMatchObject({ body: { seq: 2, epoch: said.body.epoch } });
      expect(await again.callbacks()).toEqual([call.body]);
      const stillSignedIn = await fetch(`${after.url}/desk/api/me`, { headers: { Cookie: desk.cookie } });
      expect(stillSignedIn.status).toBe(200);
    });

    test('HTML, emoji, right-to-left text and line breaks come back exactly as typed', async () => {
      const server = await start();
      const visitor = await arrive(server);
      const texts = [
        '<img src=x onerror=alert(1)><b>bold</b> &amp; &lt;',
        '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 ' + 'z\u0351'.repeat(200),
        'مرحبا، أين طلبي؟ \u200fשלום\u200e',
        'one\ntwo\n\n\tthree',
        `O'Brien "; drop table events; -- \\ \\u0000 %00 $1 ?`,
        '\ud83d\ude00'.repeat(2_500),
      ];
      for (const text of texts) expect((await say(visitor, text)).status).toBe(200);
      expect((await visitor.events()).events.map((event) => event.type === 'message' && event.text)).toEqual(texts);
      const name = `Zoë "Z" O'Hara <i>`;
      await visitor.command('contact.send', { ...contactRequest, name, subject: texts[0], message: texts[2] });
      const desk = await signIn(server);
      const item = (await desk.inbox()).find(({ channel }) => channel === 'contact');
      expect(item).toMatchObject({ person: { name, email: 'ada@example.org' }, subject: texts[0], excerpt: texts[2] });
    });

    test('what a database cannot keep is dropped or refused, and nothing breaks', async () => {
      const server = await start();
      const visitor = await arrive(server);
      expect((await say(visitor, 'a\0b\u0007c')).status).toBe(200);
      expect((await visitor.events()).events).toMatchObject([{ text: 'abc' }]);
      expect(await say(visitor, '\0\u200b')).toMatchObject({ status: 422, error: { fields: { text: 'required' } } });
      expect(await visitor.command('contact.send', { ...contactRequest, email: 'a\0@example.org' })).toMatchObject({
        status: 422,
        error: { fields: { email: 'email' } },
      });
      const odd = { page: { url: 'https://shop.example/\0', title: '\0' }, locale: '\0', searched: ['\0', 'lone \ud800 surrogate'] };
      expect(
        (await visitor.command('contact.send', { ...contactRequest, message: 'lone \ud800 surrogate' }, { context: odd })).status,
      ).toBe(200);
      expect((await visitor.command('faq.vote', { article: 'a\0', helpful: true, locale: '\0' })).status).toBe(200);
      expect((await visitor.command('faq.learn', { searches: [{ words: 'a\0b', found: 0 }], read: ['a\0'], locale: '\0' })).status).toBe(200);
      expect((await visitor.command('callback.request', { ...callbackRequest, consent: 'a\0', note: '\0' })).status).toBe(200);
    });
  });
}
