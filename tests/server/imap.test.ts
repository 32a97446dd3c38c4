import { expect, onTestFinished, test, vi } from 'vitest';
import { wordsOfHtml } from '../../src/server/handover/html-words.ts';
import { readMailboxAddress } from '../../src/server/handover/mailbox-address.ts';
import type { ConfigInput } from '../../src/server/index.ts';
import { startSilence } from '../adapters/odd-server.ts';
import { certificateFile } from './certificates/index.ts';
import { hasDovecot, startDovecot } from './dovecot.ts';
import { freePort } from './free-port.ts';
import { createHeldClock } from './held-clock.ts';
import { startHouse, tempFolder } from './house.ts';
import { openImapBox } from './imap-box.ts';
import { openMailbox } from './mailbox.ts';
import { arrive } from './visitor.ts';

/** A shop whose one mail account gets what nobody answered, and whose answers come back through it. */
async function openShop(imapPort: number, { host = '127.0.0.1', ca = '' } = {}) {
  const letters = await openMailbox();
  const clock = createHeldClock();
  const handover: ConfigInput['handover'] = {
    mail: { smtp: `smtp://127.0.0.1:${letters.port}`, from: 'help@shop.example', to: ['help@shop.example'], imap: `imap://user:password@${host}:${imapPort}`, ...(ca && { ca }) },
  };
  const lines: string[] = [];
  const options: ConfigInput = { port: await freePort(), dataFolder: tempFolder(), handover, logLevel: 'info' };
  const start = () => startHouse(options, { clock, writeLog: (line) => lines.push(line) });
  const server = await start();
  /** Waits while the clock goes on. */
  const inTime = (holds: () => unknown) =>
    vi.waitFor(
      async () => {
        clock.advance(60_000);
        expect(await holds()).toBeTruthy();
      },
      { timeout: 5_000, interval: 20 },
    );
  return { server, start, clock, letters, inTime, log: () => lines.join('') };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Somebody chats in vain; the shop is told. */
async function ask({ server, letters, inTime }: Shop) {
  const visitor = await arrive(server);
  await visitor.command('chat.send', { text: 'Anybody there?' });
  await inTime(() => letters.mails.length === 1);
  const [letter] = letters.mails;
  const said = async () => (await visitor.events()).events.flatMap((event) => (event.type === 'message' && event.from.side === 'agent' ? [`${event.from.name}: ${event.text}`] : []));
  return { visitor, letter, said };
}

const mail = (about: string | undefined, { id = '1', text = 'Yes, sorry!', headers = '' } = {}) =>
  `From: Mira <mira@shop.example>\nMessage-ID: <${id}@phone.example>\nReferences: <0@elsewhere.example>\n ${about}\n${headers}Subject: Re: Nobody answered\n\n${text}\n\nOn Monday, help@shop.example wrote:\n> Anybody there?\n`;

test('an answer that arrives in the mailbox appears in the chat at once, and nothing is changed in the mailbox', async () => {
  const box = await openImapBox();
  const shop = await openShop(box.port);
  const { letter, said } = await ask(shop);
  expect(letter).toMatchObject({ replyTo: [{ address: 'help@shop.example' }] });
  expect(letter?.text).toContain('An answer to this mail appears in the chat.');
  await vi.waitFor(() => expect(box.asked.at(-1)).toBe('IDLE'));
  box.deliver('From: Somebody <a@b.example>\nMessage-ID: <9@b.example>\n\nUnrelated.');
  box.deliver(mail(letter?.messageId));
  await vi.waitFor(async () => expect(await said()).toEqual(['Mira: Yes, sorry!']));
  expect(box.asked.filter((line) => /STORE|MOVE|EXPUNGE|SELECT|BODY\[/i.test(line))).toEqual([]);
});

test.skipIf(!hasDovecot)('a real mail server tells of answers by STARTTLS, and keeps them as they came', async () => {
  const box = await startDovecot();
  const shop = await openShop(box.port, { host: '0.0.0.0', ca: certificateFile('good') });
  const { letter, said } = await ask(shop);
  box.deliver(mail(letter?.messageId));
  await shop.inTime(async () => (await said()).length === 1);
  box.deliver(mail(letter?.messageId, { id: '2', text: 'Still there?' }));
  await shop.inTime(async () => (await said()).length === 2);
  expect([await said(), box.unread()]).toEqual([['Mira: Yes, sorry!', 'Mira: Still there?'], 2]);
  expect(shop.log()).not.toContain('"level":50');
});

test('each mail is one answer, over a line that is cut, a server that was stopped, and a mailbox that was made anew', async () => {
  const box = await openImapBox();
  const shop = await openShop(box.port);
  const { letter, said } = await ask(shop);
  box.deliver(mail(letter?.messageId));
  await shop.inTime(async () => (await said()).length === 1);
  box.cut();
  box.deliver(mail(letter?.messageId, { id: '2', text: 'Still there?' }));
  await shop.inTime(async () => (await said()).length === 2);
  await shop.server.close();
  box.deliver(mail(letter?.messageId, { id: '3', text: 'Hello?' }));
  await shop.start();
  await shop.inTime(async () => (await said()).length === 3);
  const looks = () => box.asked.filter((line) => line.startsWith('UID FETCH')).length;
  const before = looks();
  box.remake();
  // The whole mailbox is looked at anew, and each of the three mails read.
  await shop.inTime(() => looks() >= before + 4 && box.asked.at(-1) === 'IDLE');
  expect(await said()).toEqual(['Mira: Yes, sorry!', 'Mira: Still there?', 'Mira: Hello?']);
});

test('what a machine has written is no answer, nor what answers nothing of ours, nor what nobody can read', async () => {
  const box = await openImapBox();
  const shop = await openShop(box.port);
  const { letter, said } = await ask(shop);
  const headers = ['Auto-Submitted: auto-replied\n', 'Precedence: bulk\n', 'Return-Path: <>\n', 'Content-Type: multipart/report; boundary=x\n', 'X-Autoreply: yes\n'];
  for (const [index, header] of headers.entries()) box.deliver(mail(letter?.messageId, { id: `machine-${index}`, text: 'I am away until Monday.', headers: header }));
  box.deliver(mail('<aaaaaaaaaaaaaaaaaaaaaa@shop.example>', { id: 'guess', text: 'A guess' }));
  // Deeper than anybody reads; what comes after it is read all the same.
  box.deliver(mail(letter?.messageId, { id: 'deep', headers: 'Content-Type: text/html\n', text: '<div>\n'.repeat(30_000) }));
  box.deliver(mail(letter?.messageId, { id: 'person', headers: 'Auto-Submitted: no\n' }));
  await shop.inTime(async () => (await said()).length > 0);
  expect(await said()).toEqual(['Mira: Yes, sorry!']);
});

test('a mailbox that is down is tried again, and what came meanwhile is found', async () => {
  const port = await freePort();
  const shop = await openShop(port);
  const { letter, said } = await ask(shop);
  await shop.inTime(() => /"kind":"mailbox","why":"The mailbox cannot be reached: .*"msg":"the mailbox cannot be read"/.test(shop.log()));
  const box = await openImapBox({ port, refusals: 1 });
  box.deliver(mail(letter?.messageId));
  await shop.inTime(async () => (await said()).length === 1);
  expect(shop.log()).toContain('"why":"The mailbox does not take this name and password."');
  expect(shop.log()).not.toContain('password@');
});

test('a server stops at once though its mailbox says nothing', async () => {
  const silence = await startSilence();
  onTestFinished(() => silence.close());
  const { server } = await openShop(Number(new URL(silence.url).port));
  await vi.waitFor(() => expect(silence.visits).toBe(1), { timeout: 4_000 });
  await server.close();
});

test.each([
  ['imaps://me%40shop.example:p%3Aw@mail.shop.example', { host: 'mail.shop.example', port: 993, secure: true, auth: { user: 'me@shop.example', pass: 'p:w' } }, 'INBOX'],
  ['imap://user:password@mail.shop.example:1143/Deskbell%2FAnswers', { port: 1143, secure: false, doSTARTTLS: true }, 'Deskbell/Answers'],
  ['imap://user:password@127.shop.example', { port: 143, doSTARTTLS: true }, 'INBOX'],
  ['imap://user:password@127.0.0.1', { doSTARTTLS: false }, 'INBOX'],
])('of %s the connection is made so, and no password leaves the machine without TLS', (address, connection, folder) => {
  expect(readMailboxAddress(address)).toMatchObject({ connection, folder });
});

test.each([
  ['<p>Yes, <b>sure</b>.</p><blockquote>Anybody there?</blockquote>', 'Yes, sure.'],
  ['<div dir="ltr">Two<br>lines &amp; more</div><div class="gmail_quote">On Monday …</div>', 'Two\nlines & more'],
  ['<style>p{}</style><p>One</p>\n<p>Two</p><script>x</script>', 'One\nTwo'],
])('of the HTML %j the words are %j', (html, words) => {
  expect(wordsOfHtml(html)).toBe(words);
});
