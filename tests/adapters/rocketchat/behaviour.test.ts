import { describe, expect, it, onTestFinished } from 'vitest';
import { rocketchat } from '../../../src/adapters/rocketchat/index.ts';
import { letter } from '../../../src/testing/stage.ts';
import { replaced, show, someone } from '../someone.ts';
import { startRocketChat } from './stub.ts';

async function open({ pingMs = 50, files }: { pingMs?: number; files?: string } = {}) {
  const stub = await startRocketChat({ pingMs });
  onTestFinished(() => stub.close());
  return { stub, shop: rocketchat({ endpoint: `${stub.url}/`, countries: 'GB', callbackEmail: 'calls@shop.example', pingMs, ...(files !== undefined && { files }) }), ...someone() };
}

describe('the rocketchat adapter', () => {
  it('says a message by our id, and takes the server\'s complaint about a second time for yes', async () => {
    const { stub, shop, call } = await open();
    stub.loseAnswers(true);
    const { id } = call();
    await expect(shop.chat.send({ text: 'Hello' }, call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    stub.loseAnswers(false);
    expect(await shop.chat.send({ text: 'Hello' }, call({ id }))).toMatchObject({ entry: id });
    expect(stub.messages.map(({ _id, msg }) => [_id, msg])).toEqual([[id, 'Hello']]);
  });

  it('follows edits and deletions, on the line and beside it', async () => {
    const { stub, shop, call, listen } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    const [typo, wrong] = [stub.agentSays('Tomorow'), stub.agentSays('Not for you')];
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => listener.shown.length).toBe(3);
    const { cursor } = listener;
    await expect.poll(() => stub.isHeard('stream-notify-room', 'room-1/deleteMessage')).toBe(true);
    stub.edit(typo, 'Tomorrow');
    stub.remove(wrong);
    await expect.poll(() => replaced(listener.deliveries)).toEqual(['visitor: Hello', 'Ada: Tomorrow']);
    expect(await shop.chat.history(cursor, call())).toMatchObject({ after: null, entries: [{ text: 'Hello' }, { text: 'Tomorrow' }] });
    line.close();
  });

  it('opens another room when the old one was closed, and goes on showing both as one conversation', async () => {
    const { stub, shop, call, listen } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(shop.chat);
    stub.closeRoom();
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello', 'closed']);
    await line.send({ text: 'One more thing' }, call());
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello', 'closed', 'visitor: One more thing']);
    await expect.poll(() => stub.isHeard('stream-room-messages', 'room-2')).toBe(true);
    stub.agentSays('Of course');
    await expect.poll(() => show(listener.shown).at(-1)).toBe('Ada: Of course');
    expect([...stub.rooms.keys()]).toEqual(['room-1', 'room-2']);
    line.close();
  });

  it('listens at once where a room was opened beside an open line', async () => {
    const { stub, shop, call, listen } = await open({ pingMs: 60_000 });
    const { line, listener } = await listen(shop.chat);
    await shop.chat.send({ text: 'Hello' }, call());
    await expect.poll(() => stub.isHeard('stream-room-messages', 'room-1')).toBe(true);
    stub.agentSays('Good morning');
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello', 'Ada: Good morning']);
    line.close();
  });

  it('notices without a line that the room was closed, and sends what could not be said once', async () => {
    const { stub, shop, call } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    stub.closeRoom();
    await shop.chat.send({ text: 'Anybody?' }, call());
    expect(stub.messages.filter(({ token }) => token).map(({ rid, msg }) => `${rid}: ${msg}`)).toEqual(['room-1: Hello', 'room-2: Anybody?']);
  });

  it('brings what the socket lost, with the next reading at the latest', async () => {
    const { stub, shop, call, listen } = await open({ pingMs: 25 });
    await shop.chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => listener.shown.length).toBe(1);
    stub.mute(true);
    stub.agentSays('Can you hear me?');
    await expect.poll(() => show(listener.shown), { timeout: 5_000 }).toEqual(['visitor: Hello', 'Ada: Can you hear me?']);
    line.close();
  });

  it('tells the place in the queue and the wait, on every page, until somebody answers', async () => {
    const { stub, shop, call, listen } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(shop.chat);
    await expect.poll(() => stub.isHeard('stream-livechat-room', 'room-1')).toBe(true);
    stub.queueAt(3, 240);
    const told = { availability: { is: 'open', position: 3, waitMs: 240_000 } };
    await expect.poll(() => listener.deliveries.find((one) => one.type === 'offer')).toMatchObject({ offer: told });
    line.close();
    // Asked again, the offer says the same; and so does the line of the next page, though nothing has moved.
    expect(await shop.chat.offer(call())).toMatchObject(told);
    const next = await listen(rocketchat({ endpoint: stub.url, pingMs: 50 }).chat);
    await expect.poll(() => next.listener.deliveries.find((one) => one.type === 'offer')).toMatchObject({ offer: told });
    stub.mute(true);
    stub.agentSays('How can I help?');
    await expect.poll(() => next.listener.deliveries.findLast((one) => one.type === 'offer')).toMatchObject({ offer: { availability: { is: 'open' } } });
    await expect.poll(() => next.listener.deliveries.findLast((one) => one.type === 'offer')).not.toMatchObject({ offer: { availability: { position: 3 } } });
    next.line.close();
  });

  it('is closed while nobody is there, and keeps what is written until somebody is', async () => {
    const { stub, shop, call } = await open();
    stub.setOnline(false);
    expect((await shop.chat.offer(call())).availability).toEqual({ is: 'closed' });
    const { id } = call();
    await expect(shop.chat.send({ text: 'Hello' }, call({ id }))).rejects.toMatchObject({ kind: 'unavailable' });
    await shop.contact.send(letter('Then I write'), call());
    stub.setOnline(true);
    await shop.chat.send({ text: 'Hello' }, call({ id }));
    expect([stub.messages.length, stub.letters.map(({ message }) => message)]).toEqual([1, ['Then I write\n\n-- \nA question\nhttps://shop.example/cart']]);
  });

  it('waits a minute when the server has had enough', async () => {
    const { stub, shop, call } = await open();
    stub.limit(true);
    await expect(shop.chat.send({ text: 'Hello' }, call())).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 60_000 });
  });

  it('reads a long conversation page by page', async () => {
    const { stub, shop, call } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    for (let number = 1; number <= 230; number += 1) stub.agentSays(`line ${number}`);
    const { entries } = await shop.chat.history(null, call());
    expect([entries.length, show(entries).at(-1)]).toEqual([231, 'Ada: line 230']);
    expect(stub.asked.filter(({ path }) => path.includes('messages.history'))).toHaveLength(3);
  });

  it('shows files by their address, and nothing the system says to itself', async () => {
    const { stub, shop, call } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    stub.agentSays('ada joined', { t: 'uj' });
    stub.agentSays('Your label', { attachments: [{ title_link: '/file-upload/1/label.pdf' }] });
    stub.agentSays('Please wait', { u: { _id: 'rocket.cat', username: 'rocket.cat' } });
    const { entries } = await shop.chat.history(null, call());
    expect(show(entries)).toEqual(['visitor: Hello', `Ada: Your label\n${stub.url}/file-upload/1/label.pdf`, 'system: Please wait']);
  });

  it('knows which message a file has become, however little the server says of it', async () => {
    const { stub, shop, call } = await open({ files: '1' });
    stub.sayLittle(true);
    const photo = { name: 'photo.png', content: new Blob(['first'], { type: 'image/png' }) };
    const sent = [await shop.chat.attach?.(photo, call()), await shop.chat.attach?.({ ...photo, content: new Blob(['the second'], { type: 'image/png' }) }, call())];
    expect(sent.map((one) => one?.entry)).toEqual(stub.messages.map(({ _id }) => _id));
    const { entries } = await shop.chat.history(null, call());
    expect(entries).toMatchObject([{ attachment: { bytes: 5, width: 4, height: 3 } }, { attachment: { bytes: 10 } }]);
  });

  it('brings a file into the next room when the one it was meant for was closed', async () => {
    const { stub, shop, call } = await open({ files: '1' });
    await shop.chat.send({ text: 'Hello' }, call());
    stub.closeRoom();
    const { id } = call();
    const attach = async () => shop.chat.attach?.({ name: 'photo.png', content: new Blob(['x'], { type: 'image/png' }) }, call({ id }));
    await expect(attach()).rejects.toMatchObject({ kind: 'unavailable' });
    await attach();
    expect(stub.messages.filter(({ files }) => files).map(({ rid }) => rid)).toEqual(['room-2']);
  });

  it('shows what was said with a file as well, and tells the visitor\'s token to nobody else', async () => {
    const { stub, shop, call } = await open({ files: '1' });
    await shop.chat.send({ text: 'Hello' }, call());
    stub.agentSays('Your label', { files: [{ name: 'label.pdf', type: 'application/pdf', size: 7 }], attachments: [{ title_link: 'https://files.example/label.pdf' }] });
    const { entries } = await shop.chat.history(null, call());
    expect(show(entries)).toEqual(['visitor: Hello', 'Ada: Your label', 'Ada: label.pdf']);
    const last = entries.at(-1);
    const asked: unknown[] = [];
    const elsewhere = async (input: unknown) => (asked.push(input), new Response('content', { headers: { 'content-type': 'application/pdf' } }));
    if (last?.type === 'message' && last.attachment) await shop.chat.open?.(last.attachment, { ...call(), fetch: elsewhere });
    expect(asked).toEqual(['https://files.example/label.pdf']);
  });

  it('tells the agent that the visitor types, by the name the server gave them', async () => {
    const { stub, shop, call, listen } = await open();
    await shop.chat.send({ text: 'Hello' }, call());
    const { line } = await listen(shop.chat);
    await expect.poll(() => stub.isHeard('stream-room-messages', 'room-1')).toBe(true);
    line.typing?.(true);
    await expect.poll(() => stub.typing).toEqual([['room-1/user-activity', 'guest-1', ['user-typing'], { token: expect.any(String) as string }]]);
    line.close();
  });

  it('asks once for channels that ask at the same time', async () => {
    const { stub, shop, call } = await open();
    await Promise.all([shop.chat.offer(call()), shop.contact.offer(call()), shop.callback?.offer(call())]);
    expect(stub.asked).toHaveLength(1);
  });
});
