import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bell, eventually, fillIn, inboxOf, letter, openDesk, panelOf, reply, searchIn } from './people.ts';
import { journeyMs, openWorld, type PersonOptions, type World } from './world.ts';

const phone: PersonOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** What can be tapped and is smaller than a fingertip; links within a text may be. */
const smallTargets = (panel: Locator) =>
  panel.locator('button:visible, input:visible, select:visible, textarea:visible, label:has(input):visible').evaluateAll((all) =>
    all.flatMap((element) => {
      // A hidden box is tapped by its label.
      const tapped = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? element.labels?.[0] : element;
      const { width, height } = tapped?.getBoundingClientRect() ?? { width: 0, height: 0 };
      return Math.round(width) >= 44 && Math.round(height) >= 44 ? [] : [`${element.getAttribute('aria-label') ?? element.textContent ?? ''} ${width} × ${height}`];
    }),
  );

/** Browsers enlarge the page around a field with smaller letters than these. */
const smallLetters = (panel: Locator) =>
  panel.locator('input:not([type=radio], [type=checkbox]):visible, select:visible, textarea:visible').evaluateAll((all) => all.map((element) => parseFloat(getComputedStyle(element).fontSize)).filter((size) => size < 16));

/** What runs over the edge of the screen, but for what says of itself that it can be scrolled sideways. */
const overTheEdge = (page: Page) =>
  panelOf(page).evaluate((panel) =>
    [panel, ...panel.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth && !element.closest('[role="region"][tabindex="0"]'))
      // Words for ears alone are a dot on the screen.
      .filter((element) => (element.parentElement?.getBoundingClientRect().width ?? 0) > 1)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`),
  );

describe('a shopper on a phone', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  async function checkScreen(page: Page, screen: string): Promise<void> {
    expect(await smallTargets(panelOf(page)), screen).toEqual([]);
    expect(await smallLetters(panelOf(page)), screen).toEqual([]);
    expect(await overTheEdge(page), screen).toEqual([]);
  }

  it('has the whole screen for help, and the page where it was afterwards', async () => {
    const { page } = await world.visit('/shipping.html', phone);
    await page.evaluate(() => scrollTo(0, 500));
    const button = await bell(page).boundingBox();
    expect(button?.width).toBeGreaterThanOrEqual(44);
    await bell(page).tap();
    await eventually(() => panelOf(page).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    expect(await panelOf(page).getAttribute('aria-modal')).toBe('true');
    expect(await bell(page).count()).toBe(0);
    await page.mouse.wheel(0, 600);
    await panelOf(page).getByRole('button', { name: 'Close help' }).tap();
    await bell(page).waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(500);
  });

  it('has the way to the checkout below the bell, not under it', async () => {
    const { page } = await world.visit('/cart.html', phone);
    await page.evaluate(() => localStorage.setItem('tuelle.cart', JSON.stringify({ items: [{ id: 'halm', n: 1 }] })));
    await page.reload();
    const bar = await page.locator('.paybar').boundingBox();
    expect(bar!.y + bar!.height).toBe(844);
    await eventually(async () => {
      const button = await bell(page).boundingBox();
      return bar!.y - (button!.y + button!.height);
    }).toBeGreaterThanOrEqual(8);
  });

  it('goes every way with a finger: targets are large enough, letters too, and nothing runs over the edge', async () => {
    const { page } = await world.visit('/shipping.html', phone);
    await bell(page).tap();
    const panel = panelOf(page);
    await panel.getByRole('button', { name: /^Get a call/ }).waitFor();
    await panel.getByRole('button', { name: 'When does my refund arrive?' }).waitFor();
    await checkScreen(page, 'home');
    await searchIn(panel).tap();
    await searchIn(panel).fill('refund');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).waitFor();
    await checkScreen(page, 'results');
    await panel.getByRole('option', { name: 'When does my refund arrive?' }).tap();
    await panel.getByRole('group', { name: 'Did this help?' }).waitFor();
    await checkScreen(page, 'article');

    await panel.getByRole('button', { name: /^Write to us/ }).tap();
    await panel.getByRole('button', { name: 'Send message' }).tap();
    await panel.getByText('Please tell us your name.').last().waitFor();
    await checkScreen(page, 'form');
    await fillIn(panel, letter);
    await panel.getByRole('button', { name: 'Send message' }).tap();
    await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
    await checkScreen(page, 'receipt');

    await panel.getByRole('button', { name: /^Get a call/ }).tap();
    await panel.getByText('At a time that suits me').tap();
    await panel.getByRole('radiogroup', { name: 'Time' }).waitFor();
    await checkScreen(page, 'call');

    await panel.getByRole('button', { name: /^Chat with us/ }).tap();
    await panel.getByRole('textbox', { name: 'Message' }).fill('From a train');
    await panel.getByRole('button', { name: 'Send' }).tap();
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'From a train' }).click();
    await reply(desk, `Mind the ${'g'.repeat(300)}ap https://example.org/${'a'.repeat(300)}`);
    await panel.getByRole('log').getByText(/^Mind the g/).waitFor();
    await checkScreen(page, 'chat');
  });

  it('reads everything on the narrowest of screens, which is what a desktop becomes when it is enlarged fourfold', async () => {
    const { page } = await world.visit('/shipping.html', { ...phone, viewport: { width: 320, height: 480 } });
    await bell(page).tap();
    const panel = panelOf(page);
    for (const way of [/^Write to us/, /^Get a call/, /^Chat with us/]) {
      await panel.getByRole('button', { name: way }).tap();
      await panel.getByRole('textbox').first().waitFor();
      expect(await overTheEdge(page), String(way)).toEqual([]);
      await panel.getByRole('button', { name: 'Back' }).tap();
    }
    await searchIn(panel).fill('what shipping costs');
    await panel.getByRole('option').first().tap();
    await panel.getByRole('group', { name: 'Did this help?' }).waitFor();
    expect(await overTheEdge(page)).toEqual([]);
  });
});
