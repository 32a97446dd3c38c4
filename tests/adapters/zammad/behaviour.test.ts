import { describe, expect, it, onTestFinished } from 'vitest';
import { toHtml, toText } from '../../../src/adapters/zammad/html.ts';
import { zammad } from '../../../src/adapters/zammad/index.ts';
import type { ChatPort } from '../../../src/channels/chat/port.ts';
import { letter } from '../../../src/testing/stage.ts';
import { show, someone } from '../someone.ts';
import { startZammad } from './stub.ts';

async function open() {
  const stub = await startZammad();
  onTestFinished(() => stub.close());
  const desk = zammad({ endpoint: `${stub.url}/`, chat: '1', pingMs: 50 });
  return { stub, desk, chat: desk.chat as Required<ChatPort>, ...someone() };
}

describe('the chat of the zammad adapter', () => {
  it.each([
    ['online', 'open'],
    ['offline', 'closed'],
    ['no_seats_available', 'closed'],
  ] as const)('is, when the server is %s, %s', async (state, is) => {
    const { stub, chat, desk, call } = await open();
    stub.setState(state);
    expect((await chat.offer(call())).availability).toEqual({ is });
    // The way down: the form takes letters whoever is there.
    await desk.contact.send(letter('Then I write'), call());
    expect(stub.tickets).toHaveLength(1);
  });

  it('is not offered where it is switched off', async () => {
    const { stub, chat, call } = await open();
    stub.setState('chat_disabled');
    await expect(chat.offer(call())).rejects.toMatchObject({ kind: 'unsupported' });
  });

  it('says a message once although its echo was lost', async () => {
    const { stub, chat, call } = await open();
    await chat.send({ text: 'Hello' }, call());
    stub.loseEchoes(true);
    const { id } = call();
    const stop = new AbortController();
    const vain = chat.send({ text: 'Hello' }, call({ id, signal: stop.signal }));
    await expect.poll(() => stub.sessions[0]?.rows.length).toBe(2);
    stop.abort();
    await expect(vain).rejects.toMatchObject({ kind: 'cancelled' });
    stub.loseEchoes(false);
    expect(await chat.send({ text: 'Hello' }, call({ id }))).toMatchObject({ entry: '2' });
    expect(stub.sessions[0]?.rows).toHaveLength(2);
    expect((await chat.history(null, call())).entries.at(-1)).toMatchObject({ id: '2', commandId: id });
  });

  it('keeps what was said in a closed session, and begins another with the next message', async () => {
    const { stub, chat, call, listen } = await open();
    await chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(chat);
    stub.agentComes();
    stub.agentSays('How can I help?');
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello', 'joined', 'Ada: How can I help?']);
    stub.closeSession();
    await expect.poll(() => show(listener.shown).at(-1)).toBe('closed');
    await line.send({ text: 'One more thing' }, call());
    await expect.poll(() => show(listener.shown).at(-1)).toBe('visitor: One more thing');
    line.close();
    expect(stub.sessions.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(show((await chat.history(null, call())).entries)).toEqual(['visitor: Hello', 'joined', 'Ada: How can I help?', 'closed', 'visitor: One more thing']);
  });

  it('learns on its return that the session was closed meanwhile', async () => {
    const { stub, chat, call } = await open();
    await chat.send({ text: 'Hello' }, call());
    const [session] = stub.sessions;
    if (session) session.state = 'closed';
    expect(show((await chat.history(null, call())).entries)).toEqual(['visitor: Hello', 'closed']);
  });

  it('tells an open line of a session that was begun beside it, and of its place in the queue', async () => {
    const { chat, call, listen } = await open();
    const { line, listener } = await listen(chat);
    await chat.send({ text: 'Hello' }, call());
    await expect.poll(() => listener.deliveries.findLast((one) => one.type === 'offer')?.offer.availability).toEqual({ is: 'open', position: 1 });
    await expect.poll(() => show(listener.shown)).toEqual(['visitor: Hello']);
    line.close();
  });

  it('waits in the queue with what was written, and is told that an agent types', async () => {
    const { stub, chat, call, listen } = await open();
    await chat.send({ text: 'Hello' }, call());
    const { line, listener } = await listen(chat);
    stub.queueAt(2);
    const place = () => listener.deliveries.findLast((one) => one.type === 'offer')?.offer.availability;
    await expect.poll(place).toEqual({ is: 'open', position: 2 });
    expect((await chat.offer(call())).availability).toEqual({ is: 'open', position: 2 });
    stub.agentComes();
    await expect.poll(place).toEqual({ is: 'open' });
    await expect.poll(() => show(listener.shown)).toContain('joined');
    stub.agentTypes();
    await expect.poll(() => listener.deliveries.findLast((one) => one.type === 'typing')).toMatchObject({ on: true, name: 'Ada' });
    line.typing?.(true);
    line.page?.({ url: 'https://shop.example/pots', title: 'Pots' });
    await expect.poll(() => stub.heard.map(({ event }) => event)).toEqual(expect.arrayContaining(['chat_session_typing', 'chat_session_notice']));
    line.close();
  });

  it('stays away from a server that does not want this page', async () => {
    const { stub, chat, call, listen } = await open();
    await chat.send({ text: 'Hello' }, call());
    const { line } = await listen(chat);
    stub.push('chat_error', { state: 'chat_unavailable' });
    expect(await line.closed).toMatchObject({ retryable: false, error: { kind: 'unauthorized' } });
  });

  it('wants the number of a chat', () => {
    expect(() => zammad({ endpoint: 'https://help.example', chat: 'support' })).toThrow('not "support"');
  });
});

describe('the HTML of the chat', () => {
  it.each(['a & b < c > d "e" \'f\'', 'two\nlines\n\nand a gap', '&lt;b&gt; &amp;amp; &#39;', '👩‍👩‍👧‍👦 配送 שלום'])('says the same there and back: %j', (text) => {
    expect(toText(toHtml(text))).toBe(text);
  });

  it.each([
    ['<p>Hello</p><p>you</p>', 'Hello\nyou'],
    ['<script>alert(1)</script>Hi<style>p{}</style>', 'Hi'],
    ['<img src="x" onerror="alert(1)">Look', 'Look'],
    ['See <a href="https://shop.example/faq" target="_blank">our FAQ</a>', 'See our FAQ https://shop.example/faq'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<img alt="" src="https://files.example/1.png">', 'https://files.example/1.png'],
    ['1 &lt; 2 &#x1F600; &unknown; &nbsp;', '1 < 2 😀 &unknown;'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
  ])('%j is read as %j', (html, text) => {
    expect(toText(html)).toBe(text);
  });
});

describe('the form of the zammad adapter', () => {
  it('says before anybody writes that a challenge is in the way', async () => {
    const { stub, desk, call } = await open();
    stub.configure({ captcha: { provider: 'altcha' } });
    await expect(desk.contact.offer(call())).rejects.toMatchObject({ kind: 'unsupported' });
    await expect(desk.contact.send(letter('Hello'), call())).rejects.toMatchObject({ kind: 'unsupported' });
    stub.configure({ enabled: false });
    await expect(desk.contact.offer(call())).rejects.toMatchObject({ kind: 'unsupported' });
  });

  it('leaves the trap for machines empty', async () => {
    const { stub, desk, call } = await open();
    stub.configure({ honeypot: { field: 'website' } });
    expect(await desk.contact.send(letter('Hello'), call())).toEqual({ reference: '31001' });
    const form = await stub.asked.at(-1)?.form();
    expect([form?.has('website'), form?.get('website')]).toEqual([true, '']);
  });

  it('looks at nobody: who only asks is always the same, who writes is a random id', async () => {
    const { stub, desk, call, platform } = await open();
    await desk.contact.offer(call());
    expect([...platform.disk.keys()]).toEqual([]);
    await desk.contact.send(letter('Hello'), call());
    const prints = await Promise.all(stub.asked.map(async (asked) => (await asked.form()).get('fingerprint')));
    expect(prints[0]).toBe('somebody-who-only-looks-whether-it-is-open');
    expect(prints[1]).toBe(prints[2]);
    expect(String(prints[1])).toContain(await call().identity.device());
  });

  it('names what the server finds wrong, though it says so with a yes', async () => {
    const { desk, call } = await open();
    await expect(desk.contact.send({ ...letter('Hello'), email: 'ada@nowhere.example' }, call())).rejects.toMatchObject({ kind: 'refused', fields: { email: 'email' } });
  });

  it('has patience with refusals that a browser may not read', async () => {
    const { desk, call, platform } = await open();
    const { fetch } = platform;
    Object.assign(platform, {
      fetch: ((input, init) => (String(input).endsWith('form_submit') ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init))) satisfies typeof fetch,
    });
    await expect(desk.contact.send(letter('Hello'), call())).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 60_000 });
  });
});
