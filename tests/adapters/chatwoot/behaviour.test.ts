import { describe, expect, it, onTestFinished } from 'vitest';
import { chatwoot } from '../../../src/adapters/chatwoot/index.ts';
import { availabilityAt } from '../../../src/adapters/chatwoot/hours.ts';
import { letter } from '../../../src/testing/stage.ts';
import { replaced, show, someone } from '../someone.ts';
import { hashOf, startChatwoot } from './stub.ts';

async function open(options: Parameters<typeof startChatwoot>[0] = {}) {
  const stub = await startChatwoot(options);
  onTestFinished(() => stub.close());
  return { stub, shop: chatwoot({ endpoint: `${stub.url}/`, inbox: stub.inbox, countries: ['GB'], pingMs: 50 }) };
}

describe('the chatwoot adapter', () => {
  it('puts no address and no number on the contact, and shows nothing of a contact that comes back', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await shop.contact.send(letter('Where is my parcel?'), call());
    await shop.callback?.request({ name: 'Ada', country: 'GB', phone: '020 7946 0018', when: { is: 'asap' }, note: undefined, consent: 'Yes.' }, call());
    await shop.chat.send({ text: 'Hello' }, call());
    const told = stub.asked.filter(({ path }) => path.endsWith('/contacts')).map((asked) => asked.json());
    expect(told.map((body) => Object.keys(body))).toEqual([['source_id']]);
    const seen = JSON.stringify([await shop.chat.history(null, call()), await shop.tickets(call())]);
    expect(seen).not.toMatch(/stored/i);
    expect(stub.conversations[0]?.attributes).toMatchObject({ kind: 'contact', email: 'ada@example.com', page: 'https://shop.example/cart' });
    expect(stub.conversations[1]?.attributes).toMatchObject({ kind: 'callback', phone: '020 7946 0018', consent: 'Yes.' });
  });

  it('finds a message whose answer was lost instead of saying it again', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await shop.chat.send({ text: 'Again?' }, call());
    stub.loseAnswers(true);
    const { id } = call();
    await expect(shop.chat.send({ text: 'Again?' }, call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    stub.loseAnswers(false);
    const sent = await shop.chat.send({ text: 'Again?' }, call({ id }));
    expect(stub.conversations[0]?.messages.map((one) => String(one.id))).toEqual(['1', sent.entry]);
    const { entries } = await shop.chat.history(null, call());
    expect(entries.at(-1)).toMatchObject({ id: '2', commandId: id });
  });

  it('learns from the cable that a message whose answer was lost has arrived', async () => {
    const { stub, shop } = await open();
    const { call, listen } = someone();
    await shop.chat.send({ text: 'one' }, call());
    const { line, listener } = await listen(shop.chat);
    stub.loseAnswers(true);
    const { id } = call();
    await expect(line.send({ text: 'two' }, call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    await expect.poll(() => listener.shown.at(-1)).toMatchObject({ text: 'two', commandId: id });
    stub.loseAnswers(false);
    const before = stub.asked.length;
    expect(await line.send({ text: 'two' }, call({ id }))).toMatchObject({ entry: '2' });
    expect(stub.asked.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
    line.close();
  });

  it('finds a file whose answer was lost, and takes no other of the same name for it', async () => {
    const { stub } = await open();
    const { call } = someone();
    const shop = chatwoot({ endpoint: stub.url, inbox: stub.inbox, files: '1' });
    const photo = (content: string) => ({ name: 'photo.png', content: new Blob([content], { type: 'image/png' }) });
    await shop.chat.attach?.(photo('first'), call());
    stub.loseAnswers(true);
    const { id } = call();
    await expect(shop.chat.attach?.(photo('other'), call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    stub.loseAnswers(false);
    expect(await shop.chat.attach?.(photo('other'), call({ id }))).toMatchObject({ entry: '2' });
    const { entries } = await shop.chat.history(null, call());
    expect(entries).toMatchObject([{ id: '1' }, { id: '2', commandId: id, attachment: { name: 'photo.png', type: 'image/png', bytes: 5 } }]);
  });

  it('shows what was said with several files as well', async () => {
    const { stub } = await open();
    const { call } = someone();
    const shop = chatwoot({ endpoint: stub.url, inbox: stub.inbox, files: '1' });
    await shop.chat.send({ text: 'Hello' }, call());
    stub.agentSays('Both labels', { attachments: ['one', 'two'].map((name) => ({ data_url: `https://files.example/${name}.pdf`, file_size: 7 })) });
    const { entries } = await shop.chat.history(null, call());
    expect(show(entries)).toEqual(['visitor: Hello', 'Ada: Both labels', 'Ada: one.pdf', 'Ada: two.pdf']);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
  });

  it('files a form once, whichever answer was lost', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await shop.chat.send({ text: 'Before all this' }, call());
    const { id } = call();
    stub.loseAnswers(true);
    for (let time = 0; time < 2; time += 1) await expect(shop.contact.send(letter('Once'), call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    stub.loseAnswers(false);
    const receipt = await shop.contact.send(letter('Once'), call({ id }));
    const forms = stub.conversations.filter(({ attributes }) => attributes['kind'] === 'contact' && attributes['email']);
    expect(forms.map(({ messages }) => messages.length)).toEqual([1]);
    expect(receipt).toEqual({ reference: `#${forms[0]?.id}` });
  });

  it('brings what the cable lost, with the next reading at the latest', async () => {
    const { stub, shop } = await open({ pingMs: 10 });
    const { call, listen } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello']);
    stub.mute(true);
    stub.agentSays('Can you hear me?');
    await expect.poll(() => show(listener.shown), { timeout: 5_000 }).toEqual(['visitor: Hello', 'Ada: Can you hear me?']);
    line.close();
  });

  it('shows each message once and in order, however the cable tells of them', async () => {
    const { stub, shop } = await open();
    const { call, listen } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => listener.shown.length).toBe(1);
    stub.mute(true);
    const [first, second] = [stub.agentSays('first'), stub.agentSays('second')];
    stub.mute(false);
    for (const message of [second, second, first, second]) stub.tell('message.created', message);
    await expect.poll(() => replaced(listener.deliveries)).toEqual(['visitor: Hello', 'Ada: first', 'Ada: second']);
    line.close();
  });

  it('takes back what was deleted, and changes what was changed', async () => {
    const { stub, shop } = await open();
    const { call, listen } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    const [wrong, typo] = [stub.agentSays('Not for you'), stub.agentSays('Tomorow')];
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => listener.shown.length).toBe(3);
    const cursor = listener.cursor;
    Object.assign(wrong, { content: '', content_attributes: { deleted: true } });
    Object.assign(typo, { content: 'Tomorrow' });
    for (const message of [wrong, typo]) stub.tell('message.updated', message);
    await expect.poll(() => replaced(listener.deliveries)).toEqual(['visitor: Hello', 'Ada: Tomorrow']);
    // Whoever holds the old list is told that it is not known any more.
    expect(await shop.chat.history(cursor, call())).toMatchObject({ after: null, entries: [{ text: 'Hello' }, { text: 'Tomorrow' }] });
    line.close();
  });

  it('knows after a reconnect that the conversation was resolved meanwhile, and that writing opens it again', async () => {
    const { stub, shop } = await open();
    const { call, listen } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    const first = await listen(shop.chat);
    await expect.poll(() => first.listener.shown.length).toBe(1);
    void stub.controls.cutLines();
    expect((await first.line.closed).retryable).toBe(true);
    const [conversation] = stub.conversations;
    if (conversation) conversation.status = 'resolved';
    const { line, listener } = await listen(shop.chat, first.listener.cursor);
    await expect.poll(() => show(listener.shown)).toEqual(['closed']);
    expect(await shop.tickets(call())).toEqual([{ id: '1', status: 'resolved' }]);
    await line.send({ text: 'One more thing' }, call());
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello', 'visitor: One more thing']);
    line.close();
  });

  it('shows neither private notes, nor what the server tells agents, nor questions it cannot ask', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    stub.agentSays('Ada joined', { message_type: 2 });
    stub.agentSays('How was it?', { message_type: 3, content_type: 'input_csat' });
    stub.agentSays('We are back at nine.', { message_type: 3 });
    stub.agentSays('See here', { attachments: [{ data_url: 'https://files.example/label.pdf' }] });
    const { entries } = await shop.chat.history(null, call());
    expect(show(entries)).toEqual(['visitor: Hello', 'system: We are back at nine.', 'Ada: See here\nhttps://files.example/label.pdf']);
  });

  it('proves who a signed-in customer is, and says so when the proof does not fit', async () => {
    const { stub, shop } = await open();
    const ada = someone({ token: `customer:42:${hashOf('customer:42')}` });
    await shop.chat.send({ text: 'It is me' }, ada.call());
    expect([...stub.contacts.values()]).toEqual([expect.objectContaining({ identifier: 'customer:42', verified: true })]);
    const eve = someone({ token: `customer:42:${'0'.repeat(64)}` });
    await expect(shop.chat.send({ text: 'It is me, honestly' }, eve.call())).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(stub.conversations).toHaveLength(1);
  });

  it('begins anew with a server that has forgotten the visitor', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    stub.forgetAll();
    const { id } = call();
    await expect(shop.chat.send({ text: 'Still there?' }, call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    await shop.chat.send({ text: 'Still there?' }, call({ id }));
    expect(stub.conversations.map(({ messages }) => messages.map(({ content }) => content))).toEqual([['Still there?']]);
  });

  it('asks for a new token to listen with when the old one is met with silence', async () => {
    const { stub, shop } = await open();
    const { call, listen } = someone();
    await shop.chat.send({ text: 'Hello' }, call());
    for (const [source, contact] of stub.contacts) (stub.contacts as Map<string, object>).set(source, { ...contact, pubsub_token: 'another' });
    const stop = new AbortController();
    const vain = shop.chat.dial({ cursor: null, deliver() {} }, call({ signal: stop.signal }));
    await expect.poll(() => stub.refused).toBe(1);
    stop.abort();
    await expect(vain).rejects.toMatchObject({ kind: 'cancelled' });
    const { line } = await listen(shop.chat);
    expect(stub.listening).toBe(1);
    line.close();
    await expect.poll(() => stub.listening).toBe(0);
  });

  it('begins one conversation for two messages of the same moment', async () => {
    const { stub, shop } = await open();
    const { call } = someone();
    await Promise.all(['one', 'two'].map((text) => shop.chat.send({ text }, call())));
    expect(stub.conversations.map(({ messages }) => messages.length)).toEqual([2]);
  });

  it('cannot be made without an inbox', () => {
    expect(() => chatwoot({ endpoint: 'https://desk.example', inbox: '' })).toThrow('needs "inbox"');
  });
});

describe('working hours', () => {
  const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day_of_week: day, open_hour: 9, open_minutes: 30, close_hour: 17, close_minutes: 0, closed_all_day: false, open_all_day: false }));
  const inbox = { identifier: 'x', timezone: 'Europe/Berlin', working_hours_enabled: true, working_hours: weekdays };
  const berlin = (text: string) => Date.parse(text);

  it.each([
    ['2026-11-03T09:30:00+01:00', { is: 'open' }],
    ['2026-11-03T16:59:59+01:00', { is: 'open' }],
    ['2026-11-03T09:29:00+01:00', { is: 'closed', opensAt: berlin('2026-11-03T09:30:00+01:00') }],
    ['2026-11-03T17:00:00+01:00', { is: 'closed', opensAt: berlin('2026-11-04T09:30:00+01:00') }],
    // Over the weekend on which the clocks go back.
    ['2026-10-23T20:00:00+02:00', { is: 'closed', opensAt: berlin('2026-10-26T09:30:00+01:00') }],
  ])('at %s', (at, availability) => {
    expect(availabilityAt(berlin(at), inbox)).toEqual(availability);
  });

  it('of a shop that never opens say so', () => {
    expect(availabilityAt(0, { ...inbox, working_hours: [] })).toEqual({ is: 'closed' });
    expect(availabilityAt(0, { ...inbox, working_hours_enabled: false })).toEqual({ is: 'open' });
  });
});
