import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { BookedCallback } from '../../src/protocol/index.ts';
import { eventually, inboxOf, openDesk, openWay, say } from '../browser/people.ts';
import { agent, openWorld, type World } from '../browser/world.ts';
import { signIn } from '../server/desk.ts';
import { attachAsAgent, png, upload } from '../server/files.ts';
import { openMailbox } from '../server/mailbox.ts';
import { fetchAs, newId } from '../server/visitor.ts';
import { payloads, safeLink } from './payloads.ts';

const plenty = { burst: 1e6, perSecond: 1e6 };
const replySecret = 'only-the-mail-provider-knows';

/** A shop whose missed chats are told by mail, at once, so that they can be answered by mail. */
async function openShop(mailPort: number): Promise<World> {
  const world = await openWorld({
    server: {
      rates: Object.fromEntries(['request', 'visitor', 'chat', 'contact', 'callback', 'number', 'network', 'agent', 'site', 'faq', 'upload'].map((name) => [name, plenty])),
      handover: {
        mail: { smtp: `smtp://127.0.0.1:${mailPort}`, from: 'help@shop.example', to: ['team@shop.example'], replyTo: 'chat@shop.example', occasions: ['chat.missed'] },
        missedChatMinutes: 0,
        replySecret,
      },
    },
  });
  onTestFinished(() => world.close());
  return world;
}

/** What is in a page that should not be: anything that acts, loads, or leads where no link may. */
function findHarm(page: Page, safe: RegExp): Promise<string[]> {
  return page.evaluate((pattern) => {
    const isSafe = new RegExp(pattern, 'i');
    const found: string[] = [];
    if ('acted' in window) found.push(`acted: ${String(window['acted' as never])}`);
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        const name = element.localName;
        if (['iframe', 'object', 'embed', 'base', 'frame', 'math', 'video', 'audio', 'marquee', 'template', 'style', 'plaintext', 'xmp', 'image', 'animate'].includes(name)) found.push(`<${name}>`);
        if (name === 'script' && !(element as HTMLScriptElement).nonce && new URL((element as HTMLScriptElement).src || 'x:', location.href).protocol === 'x:') found.push('<script> without a source');
        if (name === 'img' && !new URL((element as HTMLImageElement).src, location.href).host.startsWith('localhost')) found.push(`<img src=${(element as HTMLImageElement).src}>`);
        for (const { name: attribute, value } of element.attributes) {
          if (attribute.startsWith('on') || (attribute === 'style' && /url\(|expression/.test(value)) || attribute === 'srcdoc' || attribute === 'formaction') found.push(`${name} ${attribute}`);
          if (attribute.endsWith('href') && !isSafe.test(new URL(value, document.baseURI).href)) found.push(`href ${value}`);
          if (attribute === 'href' && name === 'a' && /^https?:/i.test(value) && !(element as HTMLAnchorElement).host.startsWith('localhost') && !/noopener/.test((element as HTMLAnchorElement).rel)) found.push(`a link that keeps its opener: ${value}`);
        }
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  }, safe.source);
}

/** Notes when anything acts. */
async function watch(context: { addInitScript(script: () => void): Promise<unknown> }): Promise<void> {
  await context.addInitScript(() => {
    const act = () => void Object.assign(window, { acted: new Error('acted').stack });
    Object.assign(window, { xss: act, alert: act, prompt: act, confirm: act });
  });
}

/** Payloads as few texts as they fit in. */
function inPieces(length: number): string[] {
  const pieces: string[] = [''];
  for (const payload of payloads) {
    const last = pieces.at(-1)!;
    if (last.length + payload.length + 1 > length) pieces.push(payload);
    else pieces[pieces.length - 1] = last === '' ? payload : `${last}\n${payload}`;
  }
  return pieces;
}

test('whatever is written in any field stays words, on the desk, in the widget and in mails', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200);
  const box = await openMailbox();
  const world = await openShop(box.port);
  const server = { url: world.origin };
  const own = { Origin: world.origin };
  const { body } = await fetchAs<{ token: string }>(server, '/v1/visitors', { json: { device: newId() }, headers: own });
  const command = (type: string, of: unknown, context: unknown = {}, token = body.token) =>
    fetchAs<BookedCallback>(server, '/v1/commands', { token, headers: own, json: { id: newId(), type, at: Date.now(), context, body: of } });

  // Every single-line field holds one payload, every long text as many as it can.
  const long = inPieces(4_900);
  for (const [index, payload] of payloads.entries()) {
    const context = { page: { url: `https://shop.example/?${encodeURI(payload)}`, title: payload }, referrer: `https://evil.example/${payload}`, searched: [payload], viewed: [payload], locale: 'en' };
    const letter = await command('contact.send', { name: payload.slice(0, 120), email: `a${index}@example.org`, subject: payload.slice(0, 200), orderNumber: payload.slice(0, 64), message: long[index % long.length], topic: 'other' }, context);
    if (index < 3) expect([200, 422]).toContain(letter.status);
    if (index % 20 === 0) await command('callback.request', { name: payload.slice(0, 120), country: 'GB', phone: '020 7946 0958', when: { is: 'asap' }, note: long[index % long.length]!.slice(0, 900), consent: payload }, context);
    if (index % 40 === 0) await command('faq.learn', { searches: [{ words: payload.slice(0, 200), found: 0 }], read: [], locale: 'en' });
  }

  const shopper = await world.visit('/', { prepare: watch });
  const panel = await openWay(shopper.page, 'Chat with us');
  await say(panel, 'Hello from the shopper');
  const desk = (await openDesk(world, { prepare: watch })).page;
  await desk.getByRole('heading', { name: 'Inbox' }).waitFor();

  // An agent's own words are no more trusted than a visitor's: they are said over the chat of the shopper.
  const api = await signIn(server, agent);
  const items = await api.inbox();
  const chat = items.find(({ channel }) => channel === 'chat')!;
  for (const text of long) expect((await api.command('desk.reply', { conversation: chat.conversation, text })).status).toBe(200);
  // Nor are their notes, the names of their files, and what comes by mail from whoever calls themselves anything.
  for (const text of long) expect((await api.command('desk.note', { conversation: chat.conversation, text })).status).toBe(200);
  const some = payloads.filter((_, index) => index % 9 === 0);
  for (const payload of some) {
    const { attachment } = await upload(server, api, png(), { name: `${payload}.png` });
    expect((await attachAsAgent(api, chat.conversation, attachment.id)).status).toBe(200);
  }
  await eventually(() => box.mails.length).toBe(1);
  const [mail] = box.mails;
  expect(mail).not.toHaveProperty('html');
  expect(mail?.text).toContain('Hello from the shopper');
  for (const [index, payload] of some.entries()) {
    const json = { messageId: `<${index}@phone.example>`, inReplyTo: mail?.messageId, from: { name: payload, address: 'mira@shop.example' }, text: long[index % long.length] };
    expect((await fetchAs(server, '/inbound/replies', { json, headers: { ...own, Authorization: `Bearer ${replySecret}` } })).status).toBe(200);
  }
  expect((await api.command('desk.reply', { conversation: chat.conversation, text: 'The last of it' })).status).toBe(200);
  await panel.getByRole('log').getByText('The last of it').waitFor();
  expect(await findHarm(shopper.page, safeLink)).toEqual([]);

  await eventually(() => inboxOf(desk).count()).toBeGreaterThan(100);
  expect(await findHarm(desk, safeLink)).toEqual([]);
  // The chat, calls and letters, each as an agent opens it: enough of them for every piece of the corpus.
  const links = await inboxOf(desk).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const wanted = [chat, ...items.filter(({ channel }) => channel === 'callback').slice(0, 2), ...items.filter(({ channel }) => channel === 'contact').slice(0, long.length)];
  for (const { conversation, subject, reference } of wanted) {
    const link = links.find((each) => each.includes(conversation));
    expect(link).toBeDefined();
    await desk.goto(link!);
    await (reference === undefined ? desk.getByRole('log') : desk.getByText(reference).last()).waitFor();
    expect(await findHarm(desk, safeLink), subject).toEqual([]);
  }
  await desk.getByRole('button', { name: 'FAQ', exact: true }).click();
  await desk.getByRole('list', { name: 'Searches without an answer' }).getByRole('button').first().waitFor();
  expect(await findHarm(desk, safeLink)).toEqual([]);
  // Whatever a browser would have blocked was never tried.
  await world.everybodyLeaves();
}, 180_000);
