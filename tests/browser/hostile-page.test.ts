import type { Locator, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askForCall, bell, eventually, inboxOf, noAnswer, openDesk, openHelp, openWay, panelOf, reply, say, searchIn, takeWay, writeLetter } from './people.ts';
import { folder, journeyMs, openWorld, type World } from './world.ts';

describe('a page that is not as pages should be', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ pages: folder('tests/browser/pages'), filesApart: true, server: { origins: ['null'] } });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  /** Searches, reads, writes, talks and asks for a call. */
  async function doEverything(page: Page, name: string): Promise<void> {
    const panel = await openHelp(page);
    await searchIn(panel).fill('refud');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).click();
    await panel.getByRole('group', { name: 'Did this help?' }).getByRole('button', { name: 'Yes' }).click();
    await page.keyboard.press('Escape');
    await writeLetter(page, { 'Your name': name });
    await page.keyboard.press('Escape');
    await say(await openWay(page, 'Chat with us'), `${name} talks`);
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: `${name} talks` }).click();
    await reply(desk, `Hello, ${name}`);
    await panel.getByRole('log').getByText(`Hello, ${name}`).waitFor();
    await page.keyboard.press('Escape');
    await openHelp(page);
    await panel.getByRole('button', { name: 'Back' }).click();
    await takeWay(panel, 'Get a call');
    await panel.getByRole('textbox', { name: 'Your name' }).waitFor();
  }

  it.each([
    ['amd', 'a loader of modules'],
    ['old-library', 'a library that patches what JavaScript brings'],
    ['base', 'a base elsewhere'],
    ['clobbered', 'elements that go by the names of the document'],
  ])('works beside %s: %s', async (name) => {
    const elsewhere: string[] = [];
    const { page } = await world.visit(`/strange/${name}.html`, {
      prepare: async (context) => context.on('request', (request) => request.url().includes('elsewhere') && elsewhere.push(request.url())),
    });
    await doEverything(page, name);
    expect(elsewhere).toEqual([]);
  });

  it.each([['slow', -1], ['fast', 1]])('is on a device whose clock is a year %s: what is said has its order and the server’s time', async (name, years) => {
    const { page } = await world.visit('/strange/walk.html', {
      prepare: (context) =>
        context.addInitScript((offMs) => {
          const now = Date.now;
          Date.now = () => now() + offMs;
        }, years * 365 * 86_400_000),
    });
    const panel = await openWay(page, 'Chat with us');
    await say(panel, `${name}: what time is it?`);
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: `${name}: what time` }).click();
    await reply(desk, `${name}: time for tea`);
    await panel.getByRole('log').getByText(`${name}: time for tea`).waitFor();
    await say(panel, `${name}: good`);
    await panel.getByText(/^(Sent|Read)$/).waitFor();
    const lines = (await panel.getByRole('log').innerText()).split('\n');
    expect(lines.filter((line) => line.startsWith(`${name}: `))).toEqual([`${name}: what time is it?`, `${name}: time for tea`, `${name}: good`]);
    // Its day is not the device's, and nothing claims that it was.
    expect(lines).not.toContain('Today');
  });

  it('is seen and used under a style that would hide everything', async () => {
    const { page } = await world.visit('/strange/hostile-style.html');
    const isInFront = (locator: Locator) =>
      locator.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains((element.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, y + height / 2)) && document.elementFromPoint(x + width / 2, y + height / 2)?.shadowRoot === element.getRootNode();
      });
    const box = await bell(page).boundingBox();
    expect(box).toMatchObject({ width: 60, height: 60 });
    expect(await isInFront(bell(page))).toBe(true);
    const panel = await openHelp(page);
    await eventually(async () => (await panel.boundingBox())?.width).toBe(400);
    await eventually(() => isInFront(searchIn(panel))).toBe(true);
    expect(await panel.evaluate((element) => (({ fontSize, letterSpacing, textTransform, visibility, opacity, filter }) => ({ fontSize, letterSpacing, textTransform, visibility, opacity, filter }))(getComputedStyle(element)))).toEqual({
      fontSize: '15px',
      letterSpacing: 'normal',
      textTransform: 'none',
      visibility: 'visible',
      opacity: '1',
      filter: 'none',
    });
    await searchIn(panel).fill('refund');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).click();
    await panel.getByRole('group', { name: 'Did this help?' }).waitFor();
  });

  it('stays as it is, words included, while the page turns into another without loading', async () => {
    const { page, complaints } = await world.visit('/strange/walk.html', { forgives: /is on this page already/ });
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'I walk on');
    await panel.getByRole('textbox', { name: 'Message' }).fill('half a');
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'I walk on' }).click();
    for (const to of ['2', '3']) {
      await page.evaluate((next) => (window as unknown as { turn: (to: string) => void }).turn(next), to);
      await page.getByRole('heading', { name: `Page ${to}` }).waitFor();
      await desk.getByRole('region', { name: 'About the visitor' }).getByRole('link', { name: `Page ${to}` }).waitFor();
    }
    expect(await panel.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a');
    await reply(desk, 'Walk with us');
    await panel.getByRole('log').getByText('Walk with us').waitFor();
    expect(await panelOf(page).count()).toBe(1);
    expect(complaints.errors).toEqual([]);
  });

  it('says that nothing is kept where the browser does not let it, and works all the same', async () => {
    const { page } = await world.visit('/strange/framing.html');
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Help' }).click();
    const panel = frame.getByRole('dialog', { name: 'Help from Strange' });
    await searchIn(panel).fill('refund');
    await panel.getByRole('option').first().waitFor();
    await panel.getByRole('button', { name: /^Chat with us/ }).click();
    await say(panel, 'From a sandbox');
    await panel.getByText('Nothing is kept in this browser').waitFor();
    await panel.getByText('Sent', { exact: true }).waitFor();
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'From a sandbox' }).click();
    await reply(desk, 'We hear you');
    await panel.getByRole('log').getByText('We hear you').waitFor();
  });

  it('goes on by asking now and then where its policy forgets the socket', async () => {
    const { page, complaints } = await world.visit('/strange/no-sockets.html', { forgives: /connect-src|WebSocket/ });
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'No sockets here');
    await panel.getByText('Sent', { exact: true }).waitFor();
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'No sockets here' }).click();
    await reply(desk, 'We hear you all the same');
    await panel.getByRole('log').getByText('We hear you all the same').waitFor();
    expect(complaints.violations.length).toBeGreaterThan(0);
  });

  describe('whose FAQ is', () => {
    const broken: readonly [what: string, file: string, answer: (route: Route) => Promise<void>][] = [
      ['missing', '**/faq/manifest.json', (route) => route.fulfill({ status: 404, headers: cors, body: 'Not found' })],
      ['a page of HTML with status 200', '**/faq/**', (route) => route.fulfill({ status: 200, headers: cors, contentType: 'text/html', body: '<!doctype html><title>Shop</title>' })],
      ['truncated', '**/faq/en/*index-*', async (route) => {
        const response = await route.fetch();
        const whole = await response.body();
        await route.fulfill({ response, body: whole.subarray(0, whole.length / 2), headers: { ...cors, 'content-type': 'application/octet-stream' } });
      }],
      ['in a newer format', '**/faq/manifest.json', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ status: 200, headers: cors, json: { ...((await response.json()) as object), version: 99 } });
      }],
      ['empty', '**/faq/manifest.json', (route) => route.fulfill({ status: 200, headers: cors, body: '' })],
      ['out of reach', '**/faq/**', (route) => route.abort('connectionrefused')],
    ];
    const cors = { 'access-control-allow-origin': '*' };

    it.each(broken)('%s: says so, offers people instead, and tries again', async (_what, file, answer) => {
      const { page, context } = await world.visit('/direct.html', { prepare: (context) => context.route(file, answer), forgives: noAnswer });
      const panel = await openHelp(page);
      await panel.getByText(/^The answers (cannot be shown right now|could not be loaded)$/).waitFor();
      await panel.getByRole('button', { name: /^Chat with us/ }).waitFor();
      await searchIn(panel).fill('refund');
      await context.unroute(file);
      await panel.getByRole('button', { name: 'Try again' }).click();
      await panel.getByRole('option', { name: 'When does my refund arrive?' }).waitFor();
    });
  });

  it('is loaded while the server is down: answers are found, nothing breaks, and people are reached another way', async () => {
    await world.stopServer();
    const { page } = await world.visit('/direct.html', { forgives: noAnswer });
    const panel = await openHelp(page);
    await searchIn(panel).fill('refund');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).click();
    await panel.getByRole('heading', { name: 'When does my refund arrive?' }).waitFor();
    await panel.getByText('We cannot be reached here right now').waitFor();
    // What was searched goes along.
    expect(await panel.getByRole('link', { name: 'help@direct.example' }).getAttribute('href')).toBe('mailto:help@direct.example?subject=refund&body=refund');
    expect(await panel.getByRole('link', { name: '+44 20 7946 0958' }).getAttribute('href')).toBe('tel:+442079460958');
    await takeWay(panel, 'Get a call');
    await panel.getByText('We cannot be reached right now').first().waitFor();
    await world.startServer();
    await page.keyboard.press('Escape');
    await page.reload();
    await askForCall(page, { 'Your name': 'Late Caller', 'Phone number': '020 7946 0103' });
  });

  it('has a button that says so when the widget does not come, with an address and a number, and tries again', async () => {
    const { page, context } = await world.visit('/direct.html', { prepare: (context) => context.route('**/widget.js*', (route) => route.fulfill({ status: 404 })), forgives: /status of 404|^Deskbell: Loading the widget failed|ERR_FAILED|CORS policy/ });
    await bell(page).click();
    const alert = page.getByRole('alert');
    await alert.getByText('⚠ Help').waitFor();
    expect(await alert.getByRole('link', { name: 'help@direct.example' }).getAttribute('href')).toBe('mailto:help@direct.example');
    const number = alert.getByRole('link', { name: '+44 20 7946 0958' });
    expect(await number.getAttribute('href')).toMatch(/^tel:\+44/);
    // A number is read from the left on a page that is read from the right.
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect(await number.evaluate((link) => getComputedStyle(link).direction)).toBe('ltr');
    await context.unroute('**/widget.js*');
    await bell(page).click();
    await searchIn(panelOf(page)).waitFor();
    await alert.waitFor({ state: 'detached' });
  });

  it('misses one room only when one room’s file does not come, and tries again', async () => {
    const { page, context } = await world.visit('/direct.html', { prepare: (context) => context.route('**/chat.js', (route) => route.fulfill({ status: 404 })), forgives: /status of 404|ERR_FAILED|CORS policy/ });
    const panel = await openHelp(page);
    await takeWay(panel, 'Chat with us');
    await panel.getByText('This could not be shown').waitFor();
    await panel.getByRole('button', { name: /^Write to us/ }).waitFor();
    await context.unroute('**/chat.js');
    await page.reload();
    await openWay(page, 'Chat with us');
    await panel.getByRole('textbox', { name: 'Message' }).waitFor();
  });
});
