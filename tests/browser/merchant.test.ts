import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bell, eventually, inboxOf, openDesk, openHelp, panelOf, reply, say, searchIn, takeWay, writeLetter } from './people.ts';
import { folder, journeyMs, openWorld, type World } from './world.ts';

/** Builds an FAQ with the command that merchants use. */
async function buildFaq(articles: string, out: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [folder('dist/cli/deskbell.js'), 'index', articles, '-o', out], { env: { ...process.env, NO_COLOR: '1' } });
  return stdout;
}

/** Everything a browser has kept for the page, whatever the kind of cupboard. */
async function keptBy(page: Page, context: BrowserContext): Promise<unknown> {
  const cookies = await context.cookies();
  return page.evaluate(
    async (cookies) => ({
      cookies,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
    }),
    cookies,
  );
}

/** The keys in the one cupboard of a database. */
function keysIn(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error('The database does not open.')));
        opening.addEventListener('success', () => {
          const [store = ''] = opening.result.objectStoreNames;
          const reading = opening.result.transaction(store).objectStore(store).getAllKeys();
          reading.addEventListener('success', () => resolve(reading.result.map(String)));
        });
      }),
    name,
  );
}

const nothing = { cookies: [], local: [], session: [], databases: [], caches: [] };

describe('a merchant', { timeout: journeyMs }, () => {
  let world: World;
  let data: string;
  let told: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'deskbell-merchant-'));
    told = await buildFaq(folder('tests/browser/pages/articles'), join(data, 'faq'));
    world = await openWorld({ pages: folder('tests/browser/pages'), faq: join(data, 'faq') });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(async () => {
    await world.close();
    await rm(data, { recursive: true, force: true });
  });

  it('builds the FAQ from a folder, pastes one tag, and every channel works under a policy without any exception', async () => {
    expect(told).toContain('holds 3 articles');
    const { page, complaints } = await world.visit('/plain.html');
    const panel = await openHelp(page);
    await searchIn(panel).fill('return a parcle');
    await panel.getByRole('option', { name: 'Send something back' }).click();
    await panel.getByRole('link', { name: 'refund' }).click();
    await panel.getByRole('heading', { name: 'When the money comes back' }).waitFor();
    await page.keyboard.press('Escape');
    await writeLetter(page, { 'Your name': 'Penny Plain' });
    await page.keyboard.press('Escape');
    await openHelp(page);
    await takeWay(panel, 'Chat with us');
    await say(panel, 'Hello from a plain page');
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'Hello from a plain page' }).click();
    await reply(desk, 'Hello, plain page');
    await panel.getByRole('log').getByText('Hello, plain page').waitFor();
    expect(complaints).toEqual({ errors: [], warnings: [], violations: [] });
  });

  it('has calls asked for under the same policy, in the shop’s own name', async () => {
    const { page } = await world.visit('/plain.html');
    const panel = await openHelp(page);
    await takeWay(panel, 'Get a call');
    await panel.getByRole('checkbox', { name: /^Yes, Plain & Co may call me/ }).waitFor();
    await panel.getByRole('button', { name: 'Ask for a call' }).click();
    await panel.getByText('Please give us the number we shall call.').last().waitFor();
  });

  it('pays for a page view with the one file of the tag: nothing else is asked for, kept or connected', async () => {
    const requests: string[] = [];
    const { page, context } = await world.visit('/plain.html', {
      async prepare(context) {
        context.on('request', (request) => requests.push(request.url()));
        context.on('page', (opened) => opened.on('websocket', (socket) => requests.push(socket.url())));
      },
    });
    await bell(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests).toEqual([`${world.shop}/plain.html`, `${world.files}/deskbell.js`]);
    expect(await keptBy(page, context)).toEqual(nothing);
    expect(await page.evaluate(() => Object.keys(window).filter((name) => /bell/i.test(name)))).toEqual(['deskbell']);
  });

  it('who asks first keeps nothing and connects nobody before the visitor’s yes, and forgets it all after a no', async () => {
    const sockets: string[] = [];
    const { page, context } = await world.visit('/consent.html');
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const panel = await openHelp(page);
    await takeWay(panel, 'Chat with us');
    const agree = panel.getByRole('button', { name: 'Yes, go on' });
    await agree.waitFor();
    expect(await keptBy(page, context)).toEqual(nothing);
    expect(sockets).toEqual([]);

    await agree.click();
    await say(panel, 'Hello there');
    await eventually(() => sockets.length).toBe(1);
    await page.reload();
    await takeWay(await openHelp(page), 'Chat with us');
    await panelOf(page).getByRole('log').getByText('Hello there').waitFor();

    await page.evaluate(() => (window as unknown as { deskbell(verb: string, granted: boolean): Promise<void> }).deskbell('consent', false));
    await eventually(async () => (await keptBy(page, context)) as { local: string[] }).toMatchObject({ local: [], session: [], cookies: [] });
    await takeWay(await openHelp(page), 'Chat with us');
    await panelOf(page).getByRole('button', { name: 'Yes, go on' }).waitFor();
  });

  it('keeps the answers, and nothing else, for somebody who only searches and reads, and connects them to nobody', async () => {
    const sockets: string[] = [];
    const { page, context } = await world.visit('/plain.html');
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: /^Chat with us Replies in/ }).waitFor();
    await searchIn(panel).fill('money');
    await panel.getByRole('option').first().click();
    await panel.getByRole('heading', { name: 'When the money comes back' }).waitFor();
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    await eventually(() => keptBy(page, context)).toEqual({ ...nothing, databases: ['deskbell'] });
    expect((await keysIn(page, 'deskbell')).filter((key) => !key.startsWith('faq '))).toEqual(['read']);
    expect(sockets).toEqual([]);
  });

  it('sets words, side, colours and addresses by attributes alone', async () => {
    const { page } = await world.visit('/options.html');
    const button = page.getByRole('button', { name: 'Need a hand?' });
    const box = await button.boundingBox();
    expect(box?.x).toBeLessThan(100);
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(122, 31, 162)');
    await button.click();
    await panelOf(page).getByRole('heading', { name: 'Ahoy! What can we do?' }).waitFor();
    expect(await panelOf(page).evaluate((panel) => getComputedStyle(panel).colorScheme)).toContain('dark');
    await takeWay(panelOf(page), 'Write to us');
    expect(await panelOf(page).getByRole('link', { name: 'Privacy notice' }).getAttribute('href')).toBe(`${world.shop}/privacy`);
  });

  it('puts the shop’s own picture into the panel by its style sheet', async () => {
    const { page } = await world.visit('/plain.html');
    await page.evaluate(() => document.documentElement.style.setProperty('--deskbell-logo', 'linear-gradient(red, red) #fff'));
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: /^Chat with us Replies in/ }).waitFor();
    const mark = panel.locator('.db-mark');
    expect(await mark.evaluate((element) => getComputedStyle(element, '::after').backgroundImage)).toContain('rgb(255, 0, 0)');
    // It lies over the bell, as large as its frame.
    const [width, height] = await mark.evaluate((element) => ['width', 'height'].map((name) => parseFloat(getComputedStyle(element, '::after').getPropertyValue(name))));
    expect([width, height]).toEqual([30, 30]);
    // Where the shop has a button of its own for help, the bell can go as well.
    expect(await page.locator('.launcher').isVisible()).toBe(true);
    await page.evaluate(() => document.documentElement.style.setProperty('--deskbell-bell', 'none'));
    expect(await page.locator('.launcher').isVisible()).toBe(false);
    expect(await panel.isVisible()).toBe(true);
  });

  it('is told of slips of the pen in one warning, and shoppers get their help all the same', async () => {
    const { page, complaints } = await world.visit('/slips.html', { forgives: /^Deskbell: / });
    await openHelp(page);
    await panelOf(page).getByRole('button', { name: 'Send something back' }).waitFor();
    expect(complaints.warnings).toHaveLength(1);
    for (const words of ['The option "accent" is "hotel green", but must be a CSS colour', 'The option "radius" is "very"', 'The option "privacy" is "javascript:alert(1)"', 'There is no option "emial"']) {
      expect(complaints.warnings[0]).toContain(words);
    }
    expect(complaints.warnings[0]).not.toContain('cfasync');
  });

  it('sees a slip that changes the button at once, and once', async () => {
    const { page, complaints } = await world.visit('/slip-of-theme.html', { forgives: /^Deskbell: / });
    await bell(page).waitFor();
    await eventually(() => complaints.warnings).toHaveLength(1);
    expect(complaints.warnings[0]).toContain('theme is "night", not one of auto, light, dark');
    await openHelp(page);
    await panelOf(page).getByRole('button', { name: /^Chat with us/ }).waitFor();
    expect(complaints.warnings).toHaveLength(1);
  });

  it('pastes the tag twice: one button, one panel, and one warning', async () => {
    const { page, complaints } = await world.visit('/twice.html', { forgives: /^Deskbell: / });
    await eventually(() => complaints.warnings).toHaveLength(1);
    expect(complaints.warnings[0]).toMatch(/^Deskbell: Deskbell [\d.]+ is on this page already\. /);
    await openHelp(page);
    await searchIn(panelOf(page)).waitFor();
    expect(await bell(page).or(page.getByRole('button', { name: 'Close help' })).count()).toBe(2);
    expect(await panelOf(page).count()).toBe(1);
    expect(complaints.warnings).toHaveLength(1);
  });

  it('calls it before it has come, and it does as it was told', async () => {
    const { page } = await world.visit('/early-calls.html');
    await panelOf(page).getByRole('heading', { name: 'Write to us' }).waitFor();
    expect(await panelOf(page).getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ada Quist');
    expect(await panelOf(page).getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('ada@example.org');
    await page.keyboard.press('Escape');
    await eventually(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['opened', 'closed']);
  });
});
