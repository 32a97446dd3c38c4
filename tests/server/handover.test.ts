import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { ConfigInput } from '../../src/server/index.ts';
import { isPrivate, post } from '../../src/server/handover/outgoing.ts';
import { readMailgun } from '../../src/server/handover/reply-mail.ts';
import { withoutQuotes } from '../../src/server/handover/take-reply.ts';
import { signIn } from './desk.ts';
import { freePort } from './free-port.ts';
import { createHeldClock } from './held-clock.ts';
import { openHook } from './hook.ts';
import { startHouse, tempFolder } from './house.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { arrive, callbackRequest, contactRequest, fetchAs } from './visitor.ts';

const minuteMs = 60_000;
const replySecret = 'only-the-mail-provider-knows';
const mailTo = ({ port }: Pick<Mailbox, 'port'>): NonNullable<ConfigInput['handover']> => ({
  mail: { smtp: `smtp://127.0.0.1:${port}`, from: 'help@shop.example', to: ['team@shop.example'] },
});
/** Waits for something to come about; it takes its time over real sockets. */
const become = <Value>(read: () => Value, wanted: (value: Value) => void) => vi.waitFor(() => wanted(read()), { timeout: 5_000, interval: 10 });

describe('a shop with nothing but a mail account', () => {
  test('finds a request in its mailbox, and answers to whoever wrote', async () => {
    const box = await openMailbox();
    const server = await startHouse({ name: 'Tülle', handover: mailTo(box) });
    const visitor = await arrive(server);
    const { body } = await visitor.command<{ reference: string }>('contact.send', { ...contactRequest, orderNumber: '4711' });
    await become(() => box.mails.length, (count) => expect(count).toBe(1));
    const [mail] = box.mails;
    expect(mail).toMatchObject({
      subject: `Request from Ada: Parcel [${body.reference}]`,
      from: { address: 'help@shop.example' },
      replyTo: [{ address: 'ada@example.org', name: 'Ada' }],
      envelope: ['team@shop.example'],
    });
    expect(mail?.text).toContain('Where is my parcel?');
    expect(mail?.text).toContain('Order: 4711');
  });

  test('hears of calls asked for, moved and called off', async () => {
    const box = await openMailbox();
    const server = await startHouse({ handover: mailTo(box), callback: { leadMinutes: 0 } });
    const visitor = await arrive(server);
    const { body: call } = await visitor.command<{ id: string }>('callback.request', callbackRequest);
    await become(() => box.mails.length, (count) => expect(count).toBe(1));
    await visitor.command('callback.cancel', { callback: call.id });
    await become(() => box.mails.length, (count) => expect(count).toBe(2));
    expect(box.mails.map(({ subject }) => subject?.replace(/ \[.*/, ''))).toEqual(['Please call Ada', 'Ada need not be called']);
    expect(box.mails[0]?.text).toContain('020 7946 0958');
  });

  test('cannot be made to send what a visitor wrote to anybody else, or as anything else', async () => {
    const box = await openMailbox();
    const server = await startHouse({ handover: mailTo(box) });
    const evil = 'Ada\u2028Bcc: everybody@example.org\u0085X-Evil: 1 <script>alert(1)</script>';
    const { status } = await (await arrive(server)).command('contact.send', {
      ...contactRequest,
      name: evil,
      subject: `${evil} {reference}`,
      message: '.\nRCPT TO:<everybody@example.org>\n\n.\n<script>alert(1)</script>',
    });
    expect(status).toBe(200);
    await become(() => box.mails.length, (count) => expect(count).toBe(1));
    const [mail] = box.mails;
    expect(mail?.envelope).toEqual(['team@shop.example']);
    expect(mail?.headers.map(({ key }) => key)).not.toContain('x-evil');
    expect([mail?.bcc, mail?.cc, mail?.html]).toEqual([undefined, undefined, undefined]);
    expect(mail?.text).toContain('RCPT TO:<everybody@example.org>');
  });

  test('gets it once the mail server is back, however long that took, and once', async () => {
    const clock = createHeldClock();
    const port = await freePort();
    const server = await startHouse({ handover: mailTo({ port }) }, { clock });
    await (await arrive(server)).command('contact.send', contactRequest);
    clock.advance(1_000);
    const box = await openMailbox(port);
    // Whether the first attempt has failed by now or not, the next ones are due within the hour.
    await vi.waitFor(
      () => {
        clock.advance(5 * minuteMs);
        expect(box.mails).toHaveLength(1);
      },
      { timeout: 10_000, interval: 50 },
    );
    clock.advance(24 * 60 * minuteMs);
    await server.close();
    expect(box.mails).toHaveLength(1);
  });

  test('is told at the start that its mail server takes no mail, and what to look at', async () => {
    const lines: string[] = [];
    await startHouse({ handover: mailTo({ port: await freePort() }), logLevel: 'error' }, { writeLog: (line) => lines.push(line) });
    await become(() => lines.join(''), (log) => expect(log).toMatch(/"kind":"mail","why":"The mail server cannot be reached: are host, port and smtp:\/\/ or smtps:\/\/ right\?".*"msg":"nothing can be handed over now"/));
  });

  test('gets it although the server was stopped before it could be told', async () => {
    const port = await freePort();
    const dataFolder = tempFolder();
    const clock = createHeldClock();
    const server = await startHouse({ dataFolder, handover: mailTo({ port }) }, { clock });
    await (await arrive(server)).command('contact.send', contactRequest);
    await server.close();
    const box = await openMailbox(port);
    clock.advance(5 * minuteMs);
    await startHouse({ dataFolder, handover: mailTo(box) }, { clock });
    await become(() => box.mails.length, (count) => expect(count).toBe(1));
  });
});

describe('a chat nobody answers', () => {
  const house = async (box: Mailbox, clock = createHeldClock()) => {
    const { mail } = mailTo(box);
    const handover = { mail: { ...mail!, replyTo: 'chat@shop.example' }, missedChatMinutes: 5, replySecret };
    const server = await startHouse({ handover }, { clock });
    const reply = (json: unknown, secret = replySecret) => fetchAs(server, '/inbound/replies', { json, headers: { Authorization: `Bearer ${secret}` } });
    return { server, clock, reply };
  };

  test('is told after its time, and the answer by mail appears in it, once', async () => {
    const box = await openMailbox();
    const { server, clock, reply } = await house(box);
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Anybody there?' });
    await visitor.command('chat.send', { text: 'Hello?' });
    await vi.waitFor(
      () => {
        clock.advance(minuteMs);
        expect(box.mails).toHaveLength(1);
      },
      { timeout: 5_000, interval: 50 },
    );
    const [mail] = box.mails;
    expect(mail).toMatchObject({ subject: 'Nobody answered a visitor in the chat', replyTo: [{ address: 'chat@shop.example' }] });
    expect(mail?.text).toMatch(/Anybody there\?[\s\S]*Hello\?/);

    const answer = {
      messageId: '<1@phone.example>',
      inReplyTo: mail?.messageId,
      from: { name: 'Mira', address: 'mira@shop.example' },
      text: 'Yes, sorry!\r\n\r\nOn Monday, help@shop.example wrote:\r\n> Anybody there?',
    };
    expect((await reply(answer)).status).toBe(200);
    expect((await reply(answer)).status).toBe(200);
    const { events } = await visitor.events();
    expect(events.slice(2)).toMatchObject([
      { type: 'joined', agent: 'Mira' },
      { type: 'message', from: { side: 'agent', name: 'Mira' }, text: 'Yes, sorry!' },
    ]);
    expect(events).toHaveLength(4);
  });

  test('takes the answer as Postmark posts it, with the secret in its address, and as Mailgun does, signed', async () => {
    const box = await openMailbox();
    const clock = createHeldClock();
    const { mail: to } = mailTo(box);
    const mailgunSigningKey = 'only-mailgun-knows-this';
    const server = await startHouse({ handover: { mail: { ...to!, replyTo: 'chat@shop.example' }, missedChatMinutes: 5, replySecret, mailgunSigningKey } }, { clock });
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Anybody there?' });
    await vi.waitFor(
      () => {
        clock.advance(minuteMs);
        expect(box.mails).toHaveLength(1);
      },
      { timeout: 5_000, interval: 50 },
    );
    const answers = box.mails[0]?.messageId ?? '';

    const postmark = {
      FromFull: { Email: 'mira@shop.example', Name: 'Mira', MailboxHash: '' },
      MessageID: 'an-id-of-postmark-itself',
      TextBody: 'Yes!\n\nOn Monday, help@shop.example wrote:\n> Anybody there?',
      HtmlBody: `<p>${'x'.repeat(100_000)}</p>`,
      Headers: [{ Name: 'Message-ID', Value: '<1@phone.example>' }, { Name: 'In-Reply-To', Value: answers }],
    };
    const basic = (secret: string) => ({ Authorization: `Basic ${Buffer.from(`deskbell:${secret}`).toString('base64')}` });
    expect((await fetchAs(server, '/inbound/replies', { json: postmark, headers: basic('a-guess-that-is-long-enough') })).status).toBe(401);
    for (let time = 0; time < 2; time += 1) expect((await fetchAs(server, '/inbound/replies', { json: postmark, headers: basic(replySecret) })).status).toBe(200);

    const mailgun = async (at: number, key = mailgunSigningKey) => {
      const [timestamp, token] = [String(Math.floor(at / 1_000)), 'a-random-token'];
      const headers = [['Message-Id', '<2@phone.example>'], ['References', `<0@shop.example> ${answers}`]];
      const body = new FormData();
      const fields = { timestamp, token, signature: createHmac('sha256', key).update(timestamp + token).digest('hex'), from: '"Tom, at home" <tom@shop.example>', 'message-headers': JSON.stringify(headers), 'body-plain': 'Are you still there?' };
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('attachment-1', new Blob(['a picture']), 'logo.png');
      return (await fetch(`${server.url}/inbound/replies`, { method: 'POST', body })).status;
    };
    expect(await mailgun(clock.now(), 'another key altogether')).toBe(401);
    expect(await mailgun(clock.now() - 10 * minuteMs)).toBe(401);
    expect(await mailgun(clock.now())).toBe(200);
    const { events } = await visitor.events();
    expect(events.flatMap((event) => (event.type === 'message' && event.from.side === 'agent' ? [`${event.from.name}: ${event.text}`] : []))).toEqual(['Mira: Yes!', 'Tom, at home: Are you still there?']);
  });

  test('reads a sender of any length in no time', () => {
    const form = new FormData();
    form.set('message-headers', '[["Message-Id","<1@a>"]]');
    form.set('body-plain', 'Hi');
    // A pattern that tries every way to cut these up is still at it in an hour.
    form.set('from', `x${' '.repeat(50_000)}`);
    expect(readMailgun(form)?.from).toEqual({ name: '', address: '' });
    form.set('from', '  "Tom, at home" <tom@shop.example> ');
    expect(readMailgun(form)?.from).toEqual({ name: 'Tom, at home', address: 'tom@shop.example' });
  });

  test('takes no answer from whoever does not know the secret, or to what was never told', async () => {
    const { reply } = await house(await openMailbox());
    const answer = { messageId: '<1@a>', inReplyTo: '<aaaaaaaaaaaaaaaaaaaaaa@shop.example>', from: {}, text: 'Hi' };
    expect(await reply(answer, 'a-guess-that-is-long-enough')).toMatchObject({ status: 401 });
    expect(await reply(answer)).toMatchObject({ status: 410, error: { kind: 'gone' } });
    expect(await reply({ ...answer, text: '> only a quotation' })).toMatchObject({ error: { kind: 'refused' } });
    expect(await reply({ text: 'Hi' })).toMatchObject({ status: 400, error: { kind: 'broken' } });
  });

  test('is not told when somebody answered in time, and is when the visitor is left waiting after that', async () => {
    const box = await openMailbox();
    const { server, clock } = await house(box);
    const visitor = await arrive(server);
    await visitor.command('chat.send', { text: 'Anybody there?' });
    const desk = await signIn(server);
    const [item] = await desk.inbox();
    await desk.command('desk.reply', { conversation: item?.conversation, text: 'Yes' });
    clock.advance(3 * minuteMs);
    await visitor.command('chat.send', { text: 'One more thing' });
    const askedAt = clock.now();
    await vi.waitFor(
      () => {
        clock.advance(minuteMs);
        expect(box.mails).toHaveLength(1);
      },
      { timeout: 5_000, interval: 50 },
    );
    expect(box.mails[0]?.text).toContain('One more thing');
    expect(clock.now() - askedAt).toBeGreaterThanOrEqual(5 * minuteMs);
  });
});

describe('a webhook', () => {
  test('is signed as Standard Webhooks has it, and told again with the same id until it says yes', async () => {
    const secret = 'a secret of the shop';
    const hook = await openHook((_call, index) => ({ status: index === 0 ? 503 : 204 }));
    const clock = createHeldClock();
    const server = await startHouse({ handover: { webhooks: [{ url: `${hook.url}/in`, secret, allowPrivate: true }] } }, { clock });
    await (await arrive(server)).command('contact.send', contactRequest);
    await vi.waitFor(
      () => {
        clock.advance(minuteMs);
        expect(hook.calls).toHaveLength(2);
      },
      { timeout: 5_000, interval: 50 },
    );
    const [first, second] = hook.calls;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    for (const { headers, body } of hook.calls) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
    }
    expect(JSON.parse(second!.body)).toMatchObject({
      type: 'contact',
      data: { shop: 'Shop', person: { email: 'ada@example.org' }, messages: [{ text: 'Where is my parcel?' }] },
    });
  });

  test('that leads inside, redirects, or lacks TLS is told nothing', async () => {
    const hook = await openHook(() => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }));
    const rest = { headers: {}, body: '{}', signal: AbortSignal.timeout(5_000) };
    await expect(post({ ...rest, url: hook.url, allowPrivate: false })).rejects.toThrow('must be an https address');
    await expect(post({ ...rest, url: hook.url.replace('http:', 'https:'), allowPrivate: false })).rejects.toThrow('leads inside');
    await expect(post({ ...rest, url: 'https://localhost:1/', allowPrivate: false })).rejects.toThrow('leads inside');
    await expect(post({ ...rest, url: 'https://user:pw@shop.example/', allowPrivate: false })).rejects.toThrow('name and password');
    expect(hook.calls).toHaveLength(0);
    await expect(post({ ...rest, url: hook.url, allowPrivate: true })).rejects.toThrow('answered 302');
    expect(hook.calls).toHaveLength(1);
  });

  test.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['192.168.0.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['::1', true],
    ['::', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['::ffff:127.0.0.1', true],
    ['64:ff9b::7f00:1', true],
    ['64:ff9b:1::7f00:1', true],
    ['2002:7f00:1::1', true],
    ['::127.0.0.1', true],
    ['fec0::1', true],
    ['8.8.8.8', false],
    ['172.32.0.1', false],
    ['2606:4700::1111', false],
  ])('takes %s for an address inside: %s', (address, inside) => {
    expect(isPrivate(address)).toBe(inside);
  });
});

describe('a ticket system', () => {
  type Tickets = NonNullable<NonNullable<ConfigInput['handover']>['tickets']>;
  const tell = async (tickets: (url: string) => Tickets, answers: unknown[]) => {
    const hook = await openHook((_call, index) => ({ status: 201, body: answers[index] }));
    const server = await startHouse({ handover: { tickets: tickets(hook.url) } });
    await (await arrive(server)).command('contact.send', { ...contactRequest, message: 'A <b>bold</b> "question" & more' });
    await become(() => hook.calls.length, (count) => expect(count).toBe(answers.length));
    return hook.calls.map(({ path, headers, body }) => ({ path, headers, body: JSON.parse(body) as Record<string, unknown> }));
  };

  test('Zendesk gets a ticket from whoever asked, with a key for repetitions', async () => {
    const [call] = await tell((url) => ({ system: 'zendesk', url, email: 'api@shop.example', token: 't', allowPrivate: true }), [{ ticket: { id: 7 } }]);
    expect(call?.path).toBe('/api/v2/tickets.json');
    expect(call?.headers.authorization).toBe(`Basic ${Buffer.from('api@shop.example/token:t').toString('base64')}`);
    expect(call?.headers['idempotency-key']).toMatch(/^[\w-]{22}$/);
    expect(call?.body).toMatchObject({ ticket: { requester: { name: 'Ada', email: 'ada@example.org' }, tags: ['deskbell'] } });
  });

  test('Freshdesk gets a ticket in which nothing a visitor wrote is HTML', async () => {
    const [call] = await tell((url) => ({ system: 'freshdesk', url, key: 'k', allowPrivate: true }), [{ id: 7 }]);
    expect(call?.path).toBe('/api/v2/tickets');
    expect(call?.body).toMatchObject({ email: 'ada@example.org', name: 'Ada', status: 2 });
    expect(call?.body['description']).toContain('A &lt;b&gt;bold&lt;/b&gt; &quot;question&quot; &amp; more');
  });

  test('Help Scout gets a conversation, with a token it gave a moment ago', async () => {
    const [grant, call] = await tell(
      (url) => ({ system: 'helpscout', url, appId: 'app', appSecret: 'shh', mailbox: 3, allowPrivate: true }),
      [{ access_token: 'fresh' }, {}],
    );
    expect(grant?.body).toMatchObject({ grant_type: 'client_credentials', client_id: 'app', client_secret: 'shh' });
    expect(call).toMatchObject({ path: '/v2/conversations', headers: { authorization: 'Bearer fresh' }, body: { mailboxId: 3, customer: { email: 'ada@example.org' } } });
  });
});

test.each([
  ['Yes.', 'Yes.'],
  ['Yes.\r\n\r\nOn Mon, 1 Jan 2026 at 10:00, Shop <help@shop.example>\r\nwrote:\r\n> Hello?', 'Yes.'],
  ['Ja.\n\nAm 1. Januar schrieb Shop:\n\n> Hallo?', 'Ja.'],
  ['Two\nlines: here\nand there', 'Two\nlines: here\nand there'],
  ['Fine.\n-- \nMira\nShop', 'Fine.'],
  ['Fine.\n-----Original Message-----\nFrom: Shop', 'Fine.'],
  ['> all of it quoted', ''],
])('of the mail %j only %j is an answer', (mail, answer) => {
  expect(withoutQuotes(mail)).toBe(answer);
});

test('a configuration that is wrong is explained without its secrets', async () => {
  const start = (handover: ConfigInput['handover']) => startHouse({ handover });
  await expect(start({ mail: { smtp: 'hunter2', from: 'help@shop.example', to: ['a@b.example'] } })).rejects.toThrow(
    /^In the configuration "handover\.mail\.smtp" must be an address such as "smtps:[^"]*"\.$/,
  );
  const { mail } = mailTo({ port: 1 });
  await expect(start({ mail: { ...mail!, imap: 'imaps://help:50%off@mail.shop.example' } })).rejects.toThrow(
    /^In the configuration "handover\.mail\.imap" must have each % that means itself written as %25\.$/,
  );
  await expect(start({ mail: { ...mail!, ca: '/nowhere/ca.pem' } })).rejects.toThrow(
    /^In the configuration "handover\.mail\.ca" must be a file with certificates \(PEM\), but is "\/nowhere\/ca\.pem"\.$/,
  );
  await expect(start({ webhooks: [{ url: 'https://hooks.example/x', secret: 'short' }] })).rejects.toThrow(
    /^In the configuration "handover\.webhooks\.0\.secret" must have at least 16 characters\.$/,
  );
});
