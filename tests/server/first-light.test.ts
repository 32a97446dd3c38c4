import { expect, test } from 'vitest';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, freeSlots } from './visitor.ts';

test('a shopper and an agent talk to each other, and both see it at once', async () => {
  const server = await startHouse();
  const visitor = await arrive(server);
  const line = await greet(server, visitor.token, { page: { url: 'https://shop.example/cart', title: 'Cart' } });
  expect(line.welcome).toMatchObject({ version: 1, head: 0, read: 0 });

  const desk = await signIn(server);
  const deskLine = await openDeskLine(server, desk.cookie);
  line.say({ type: 'send', command: { id: 'command-0000000001', type: 'chat.send', at: 1, context: {}, body: { text: 'Hello?' } } });
  expect(await line.next('ack')).toMatchObject({ id: 'command-0000000001', result: { seq: 1, epoch: (await visitor.events()).epoch } });
  expect(await line.next('events')).toMatchObject({
    events: [{ seq: 1, type: 'message', commandId: 'command-0000000001', text: 'Hello?' }],
  });

  const heard = await deskLine.next('events');
  expect(heard.events).toMatchObject([{ seq: 1, text: 'Hello?' }]);
  const [item] = await desk.inbox();
  expect(item).toMatchObject({ conversation: heard.conversation, unread: true, online: true, page: { title: 'Cart' }, excerpt: 'Hello?' });

  await desk.command('desk.reply', { conversation: heard.conversation, text: 'Hello!' });
  expect(await line.next('events')).toMatchObject({
    events: [
      { seq: 2, type: 'joined', agent: 'Shop' },
      { seq: 3, type: 'message', text: 'Hello!', from: { side: 'agent', name: 'Shop' } },
    ],
  });
  expect((await visitor.events(1)).events.map((event) => event.seq)).toEqual([2, 3]);
});

test('a form and a call are stored and shown to agents', async () => {
  const server = await startHouse();
  const visitor = await arrive(server);
  const sent = await visitor.command('contact.send', contactRequest);
  expect(sent).toMatchObject({ status: 200, body: { reference: expect.stringMatching(/^DB-\w{4}-\w{2}$/), replyBy: expect.any(Number) } });
  const slots = await freeSlots(server);
  const booked = await visitor.command('callback.request', { ...callbackRequest, when: { is: 'slot', start: slots[0]?.start } });
  expect(booked).toMatchObject({ status: 200, body: { state: 'booked', phone: '+442079460958', by: slots[0]?.end } });
  const desk = await signIn(server);
  expect((await desk.inbox()).map((item) => item.channel).sort()).toEqual(['callback', 'contact']);
  expect((await fetchAs(server, '/v1/offer')).body).toMatchObject({ contact: {}, chat: {}, callback: { countries: ['GB'] } });
});
