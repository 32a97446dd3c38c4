import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it, onTestFinished } from 'vitest';
import { serveShop } from '../../demo/shop-server.mjs';
import { startChatwoot } from '../adapters/chatwoot/stub.ts';
import { startRocketChat } from '../adapters/rocketchat/stub.ts';
import type { StubServer } from '../adapters/stub-server.ts';
import { startZammad } from '../adapters/zammad/stub.ts';
import { startZendesk } from '../adapters/zendesk/stub.ts';
import { askForCall, eventually, fillIn, noAnswer, openHelp, openWay, say, takeWay } from './people.ts';
import { folder, journeyMs, openWorld, type Person, type World } from './world.ts';

type Stub = StubServer & { agentSays(text: string): unknown };

const calls = 'data-backend-countries="GB DE" data-backend-callback-email="calls@shop.example"';

/** Backends that chat, and what the tag says beside their address. */
const talkative: Readonly<Record<string, { readonly tag: string; start(): Promise<Stub> }>> = {
  chatwoot: { tag: 'data-backend-inbox="inbox-identifier"', start: () => startChatwoot({ pingMs: 3_000 }) },
  zammad: { tag: 'data-backend-chat="1"', start: startZammad },
  rocketchat: { tag: '', start: () => startRocketChat({ pingMs: 17_500 }) },
};

const countOf = async (log: Locator, text: string) => log.getByText(text, { exact: true }).count();

describe('a shop on another backend', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  /** Somebody visits a shop whose tag names another backend, and whose policy lets pages speak to it and no other. */
  async function visit(attributes: string, backend?: string): Promise<Person> {
    const tag = `<script async src="${world.origin}/deskbell.js" ${attributes} data-faq="${world.origin}/faq/" data-shop="Tülle" data-email="help@shop.example" data-phone="+44 20 7946 0958"></script>`;
    const shop = await serveShop({ folder: folder('demo/shop'), tag, widget: world.origin, backend });
    onTestFinished(() => shop.close());
    return world.visit(shop.url, { forgives: noAnswer });
  }

  async function run<Started extends StubServer>(start: () => Promise<Started>): Promise<Started> {
    const stub = await start();
    onTestFinished(() => stub.close());
    return stub;
  }

  it.each(Object.keys(talkative))('chats on %s, and over a line that is cut every word is there once', async (name) => {
    const { tag, start } = talkative[name] as (typeof talkative)[string];
    const stub = await run(start);
    const { page } = await visit(`data-backend="${name}" data-endpoint="${stub.url}" ${tag}`, stub.url);
    const panel = await openWay(page, 'Chat with us');
    const log = panel.getByRole('log');
    await say(panel, 'Does the Elbe drip?');
    await panel.getByText('Sent', { exact: true }).waitFor();
    if (name === 'zammad') await panel.getByText('You are number 1 in the queue').waitFor();
    stub.agentSays('Not in five years.');
    await log.getByText('Not in five years.', { exact: true }).waitFor();

    await stub.controls.goDown();
    stub.agentSays('Said while nobody listened.');
    await say(panel, 'Written in a tunnel.');
    await stub.controls.comeBack();
    await log.getByText('Said while nobody listened.', { exact: true }).waitFor({ timeout: 30_000 });
    await panel.getByText('Sent', { exact: true }).last().waitFor({ timeout: 30_000 });

    await page.reload();
    await openWay(page, 'Chat with us');
    for (const line of ['Does the Elbe drip?', 'Not in five years.', 'Said while nobody listened.', 'Written in a tunnel.']) {
      await eventually(() => countOf(log, line), line).toBe(1);
    }
  });

  it('writes to Zendesk and asks to be called, with nothing but the panel', async () => {
    const stub = await run(startZendesk);
    const { page } = await visit(`data-backend="zendesk" data-endpoint="${stub.url}" ${calls}`, stub.url);
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { 'Your name': 'Ada Quist', 'E-mail': 'ada@example.org', Message: 'Do you mend pots?' });
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByText('#1001').waitFor();
    await page.reload();
    await askForCall(page, {});
    await eventually(() => stub.requests.map(({ subject }) => subject)).toEqual(['Do you mend pots?', '☎ 020 7946 0958 (GB)']);
  });

  it('goes down the ladder on Zammad: chat closed, form there; form down, the letter is kept; all down, mail and telephone', async () => {
    const stub = await run(startZammad);
    stub.setState('offline');
    const { page } = await visit(`data-backend="zammad" data-endpoint="${stub.url}" data-backend-chat="1"`, stub.url);
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: /^Chat with us/ }).getByText(/closed/i).waitFor();
    await takeWay(panel, 'Write to us');
    await fillIn(panel, { 'Your name': 'Ada Quist', 'E-mail': 'ada@example.org', Message: 'Do you mend pots?' });
    await stub.controls.goDown();
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByRole('heading', { name: 'We cannot be reached right now' }).waitFor();

    const { page: other } = await visit(`data-backend="zammad" data-endpoint="${stub.url}" data-backend-chat="1"`, stub.url);
    const plain = await openHelp(other);
    await plain.getByRole('link', { name: 'help@shop.example' }).waitFor();
    await plain.getByRole('link', { name: '+44 20 7946 0958' }).waitFor();

    await stub.controls.comeBack();
    await eventually(() => stub.tickets.map(({ title }) => title)).toEqual(['Do you mend pots?']);
  });

  it('is useful without any backend: answers, a mail address, a telephone number', async () => {
    const { page } = await visit('');
    const panel = await openHelp(page);
    await panel.getByRole('combobox', { name: 'Search for an answer' }).fill('return');
    await panel.getByRole('option').first().waitFor();
    await panel.getByRole('link', { name: 'help@shop.example' }).waitFor();
    await panel.getByRole('link', { name: '+44 20 7946 0958' }).waitFor();
  });
});
