import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bell, eventually, openHelp, panelOf, searchIn, takeWay } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

const answersIn = (panel: Locator) => panel.getByRole('listbox', { name: 'Answers' }).getByRole('option');

/** How far down the list of answers one is that has these words; -1 when it is not there. */
const placeOf = async (panel: Locator, words: string) => (await answersIn(panel).allInnerTexts()).findIndex((text) => text.includes(words));

/** Where the things of the page are, and how large it is. */
const layoutOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const boxes = [...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].join();
    });
    return { scrollWidth, scrollHeight, boxes };
  });

describe('a shopper', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('finds the help button on the page, and nothing of the page has moved for it', async () => {
    const without = await world.visit('/shipping.html', {
      prepare: (context) => context.route('**/deskbell.js', (route) => route.abort()),
      forgives: /ERR_FAILED/,
    });
    const { page } = await world.visit('/shipping.html', {
      prepare: (context) =>
        context.addInitScript(() => {
          const shifts: number[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push((entry as PerformanceEntry & { value: number }).value))).observe({
            type: 'layout-shift',
            buffered: true,
          });
        }),
    });
    await bell(page).waitFor();
    expect(await layoutOf(page)).toEqual(await layoutOf(without.page));

    const before = await layoutOf(page);
    await openHelp(page);
    expect(await layoutOf(page)).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });

  it('opens help by a click and closes it with Escape, and is back on the button', async () => {
    const { page } = await world.visit();
    await openHelp(page);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await panelOf(page).waitFor();
    await page.getByRole('button', { name: 'Close help' }).first().click();
    await panelOf(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await panelOf(page).waitFor();
  });

  it('is back where they were after Escape, when a link of the page has brought them to help', async () => {
    const { page } = await world.visit('/shipping.html');
    const link = page.getByRole('main').getByRole('link', { name: 'help@tuelle.example' });
    await link.focus();
    await page.keyboard.press('Enter');
    await panelOf(page).getByRole('heading', { name: 'Write to us' }).waitFor();
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('opens such a link in a tab of its own when they want one, and other clicks of the page are the page’s', async () => {
    const { page, context } = await world.visit('/product-elbe.html');
    await bell(page).waitFor();
    const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Ask us about this piece' }).click({ modifiers: ['ControlOrMeta'] })]);
    await tab.waitForURL(`${world.shop}/help.html`);
    await page.evaluate(() => [window, document].forEach((target) => target.dispatchEvent(new MouseEvent('click'))));
    expect(await panelOf(page).count()).toBe(0);
  });

  it('sees what people ask most on this very page', async () => {
    const { page } = await world.visit('/shipping.html');
    const panel = await openHelp(page);
    await panel.getByRole('heading', { name: 'Popular questions' }).waitFor();
    const asked = () => panel.getByRole('list').first().getByRole('button').allInnerTexts();
    const shipping = await asked();
    expect(shipping).toContain('What shipping costs and how long it takes');
    expect(shipping).not.toContain('Gift wrap and a handwritten card');
    // The panel stays open while the shop turns into another page without loading.
    await page.evaluate(() => history.pushState({}, '', '/gifts.html?from=shipping'));
    await eventually(asked).toContain('Gift wrap and a handwritten card');
    await page.evaluate(() => history.back());
    await eventually(asked).toEqual(shipping);
    await page.evaluate(() => (window as unknown as { deskbell(...said: unknown[]): void }).deskbell('suggest', ['newsletter', 'packaging']));
    await eventually(asked).toEqual(['Subscribe to or leave the newsletter', 'How we pack, and what to do with the box']);
  });

  it('gets the answer while typing, with slips, beginnings of words, and without accents', async () => {
    const { page } = await world.visit();
    const panel = await openHelp(page);
    for (const [words, title] of [
      ['when do I get my money back?', 'When does my refund arrive?'],
      ['refnud', 'When does my refund arrive?'],
      ['packst', 'Delivery to a Packstation or post office'],
      ['uberraschung', 'What is in an Überraschung box?'],
      ['CAFÉ', 'Ordering for a café, restaurant or shop'],
    ] as const) {
      await searchIn(panel).fill('');
      await searchIn(panel).pressSequentially(words);
      await eventually(() => placeOf(panel, title), words).toBeOneOf([0, 1, 2]);
    }
  });

  it('types what a search engine would take for commands, and finds answers as before', async () => {
    const { page } = await world.visit();
    const panel = await openHelp(page);
    const search = searchIn(panel);
    for (const words of ['foo:bar', 'title:', '~', '-', '*', '+return -gift', 'a^b', '\\', 'abcdefghij~8', '*a*a*a*a*a*', 'how do I return: a parcel?', '🫖', '\u202eereh']) {
      await search.fill(words);
      await eventually(async () => (await answersIn(panel).count()) + (await panel.getByText(/^Nothing fits|^Popular questions/).count())).toBeGreaterThan(0);
      expect(await search.inputValue()).toBe(words);
    }
    await search.fill('refund: when?');
    await eventually(() => placeOf(panel, 'When does my refund arrive?')).toBeOneOf([0, 1]);
  });

  it('pastes a whole book into the search, and goes on', async () => {
    const { page } = await world.visit();
    const panel = await openHelp(page);
    await searchIn(panel).fill('lorem ipsum '.repeat(200_000));
    await searchIn(panel).fill('refund');
    await eventually(() => placeOf(panel, 'When does my refund arrive?')).toBeOneOf([0, 1]);
  });

  it('reads an article in the panel, follows its links and goes back the way they came', async () => {
    const { page } = await world.visit('/shipping.html');
    const panel = await openHelp(page);
    await searchIn(panel).fill('christmas returns');
    await answersIn(panel).filter({ hasText: 'Longer returns over Christmas' }).click();
    const heading = (name: string) => panel.getByRole('heading', { name, exact: true });
    await heading('Longer returns over Christmas').waitFor();
    await panel.getByRole('link', { name: 'how to send something back' }).click();
    await heading('How to send something back').waitFor();

    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await heading('Longer returns over Christmas').waitFor();
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    expect(await searchIn(panel).inputValue()).toBe('christmas returns');
    expect(await placeOf(panel, 'Longer returns over Christmas')).toBe(0);
    expect(page.url()).toBe(`${world.shop}/shipping.html`);
    expect(await page.evaluate(() => history.length)).toBe(2);
  });

  it('answers "Did this help?", is thanked, and the next step is there', async () => {
    const { page } = await world.visit('/shipping.html');
    const panel = await openHelp(page);
    for (const [article, vote, thanks, next] of [
      ['Customs and duty outside the EU', 'Yes', 'Good to hear. Thank you for telling us.', 'Still need help?'],
      ['When does my refund arrive?', 'No', 'Sorry it did not help. Thank you for telling us.', 'Let us help you ourselves'],
    ] as const) {
      await panel.getByRole('button', { name: article }).click();
      const told = page.waitForResponse((response) => response.url().startsWith(`${world.origin}/v1/`) && response.request().method() === 'POST');
      await panel.getByRole('group', { name: 'Did this help?' }).getByRole('button', { name: vote }).click();
      await panel.getByText(thanks).waitFor();
      await panel.getByRole('heading', { name: next }).waitFor();
      await panel.getByRole('button', { name: /^Chat with us/ }).waitFor();
      expect((await told).status()).toBe(200);
      await panel.getByRole('button', { name: 'Back', exact: true }).click();
    }
  });

  it('takes along what they typed to the form, the chat and the call', async () => {
    const { page } = await world.visit('/product-elbe.html');
    const panel = await openHelp(page);
    await searchIn(panel).fill('the spout whistles');
    await takeWay(panel, 'Write to us');
    await panel.getByText('You searched for the spout whistles').waitFor();
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await takeWay(panel, 'Chat with us');
    await eventually(() => panel.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('the spout whistles');
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await takeWay(panel, 'Get a call');
    await eventually(() => panel.getByRole('textbox', { name: 'What is it about? (optional)' }).inputValue()).toBe('the spout whistles');
  });

  it('is offered a person when nothing is found', async () => {
    const { page } = await world.visit();
    const panel = await openHelp(page);
    await searchIn(panel).fill('zzyzx qqq');
    await panel.getByText('Nothing fits “zzyzx qqq”').waitFor();
    await panel.getByRole('heading', { name: 'Ask us instead' }).waitFor();
    await takeWay(panel, 'Write to us');
    await panel.getByText('You searched for zzyzx qqq').waitFor();
  });

  it('goes on searching and reading in a tunnel, and is told what will be kept', async () => {
    // Whether the shop is still being asked what it serves when the train goes in, nobody can say; nor whether a search settles there.
    const inVain = /ERR_INTERNET_DISCONNECTED \S+\/(v1\/offer|faq-(lesson|kept)\.js|faq\/manifest\.json)$/;
    const { page, context } = await world.visit('/shipping.html', { forgives: inVain });
    const panel = await openHelp(page);
    // What leads to a person has come; the files of it are not on their way any more.
    await panel.getByRole('button', { name: /^Write to us/ }).waitFor();
    await searchIn(panel).fill('refund');
    await answersIn(panel).first().waitFor();
    await context.setOffline(true);
    await panel.getByText('You are offline').waitFor();
    await searchIn(panel).fill('packstation');
    await eventually(() => placeOf(panel, 'Delivery to a Packstation or post office')).toBe(0);
    await context.setOffline(false);
    await panel.getByText('You are offline').waitFor({ state: 'detached' });
  });
});
