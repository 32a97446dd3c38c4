import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bell, eventually, openHelp, openWay, panelOf, searchIn, takeWay } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

/** What is cut off: words that need more room than they have, where nobody can scroll to the rest. */
const cutOff = (panel: Locator) =>
  panel.evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.clientHeight > 1 && ['hidden', 'clip'].includes(getComputedStyle(element).overflowY))
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
      .map((element) => `${element.className} ${element.textContent?.slice(0, 40) ?? ''}`),
  );

const sidewards = (panel: Locator) => panel.evaluate((root) => [root, ...root.querySelectorAll('.db-scroll')].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth).filter((more) => more > 1));

describe('somebody who sees or moves in another way', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('has chosen the colours: the panel covers the page, buttons have an edge, the focus is seen, and every word', async () => {
    const { page } = await world.visit('/shipping.html', { forcedColors: 'active', colorScheme: 'dark' });
    const looks = (of: Locator) => of.evaluate((element) => {
      const { backgroundColor, borderStyle, color, outlineStyle } = getComputedStyle(element);
      return { backgroundColor, borderStyle, color, outlineStyle };
    });
    expect((await looks(bell(page))).borderStyle).toBe('solid');
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: /^Chat with us/ }).waitFor();
    expect((await looks(panel)).backgroundColor).toMatch(/^rgb\(/);
    await searchIn(panel).focus();
    await page.keyboard.press('Tab');
    await eventually(async () => (await looks(panel.locator(':focus'))).outlineStyle).toBe('solid');
    await searchIn(panel).fill('refund');
    const found = panel.getByRole('option', { name: /refund/i }).first();
    expect((await looks(found.getByText(/^refund$/i))).color).toBe((await looks(found)).color);
  });

  it('reads with more room between letters, words and lines, and nothing is cut off', async () => {
    const { page } = await world.visit('/shipping.html', { viewport: { width: 390, height: 844 } });
    const panel = await openHelp(page);
    await panel.evaluate((root) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
      (root.getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
    });
    for (const way of ['Write to us', 'Get a call', 'Chat with us'] as const) {
      await takeWay(panel, way);
      expect(await cutOff(panel), way).toEqual([]);
      expect(await sidewards(panel), way).toEqual([]);
      await panel.getByRole('button', { name: 'Back' }).click();
    }
  });

  it.each([2, 4])('enlarges the page %i times, and everything is still there', async (times) => {
    const { page } = await world.visit('/shipping.html', { viewport: { width: Math.round(1280 / times), height: Math.round(1024 / times) }, deviceScaleFactor: times });
    const panel = await openWay(page, 'Write to us');
    expect(await sidewards(panel)).toEqual([]);
    const send = panel.getByRole('button', { name: 'Send message' });
    await send.scrollIntoViewIfNeeded();
    await eventually(() => isOnScreen(page, send)).toBe(true);
    expect(await isOnScreen(page, panel.getByRole('button', { name: 'Close help' }))).toBe(true);
  });

  it('types on a phone: the field and its button stay above the keyboard, and the panel has the screen again afterwards', async () => {
    const { page } = await world.visit('/shipping.html', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const panel = await openWay(page, 'Chat with us');
    const keyboard = (height: number) =>
      page.evaluate((left) => {
        Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => left });
        visualViewport?.dispatchEvent(new Event('resize'));
      }, 844 - height);
    await panel.getByRole('textbox', { name: 'Message' }).tap();
    await keyboard(336);
    await eventually(async () => (await panelOf(page).boundingBox())?.height).toBe(508);
    const send = await panel.getByRole('button', { name: 'Send' }).boundingBox();
    expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(508);
    await keyboard(0);
    await eventually(async () => (await panelOf(page).boundingBox())?.height).toBe(844);
  });

  it('has asked for less motion: nothing lasts long enough to be seen moving', async () => {
    const { page } = await world.visit('/shipping.html', { reducedMotion: 'reduce' });
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: /^Chat with us/ }).waitFor();
    const durations = await panel.evaluate((root) => [root, ...root.querySelectorAll('*')].flatMap((element) => getComputedStyle(element).transitionDuration.split(', ').map(parseFloat)));
    expect(Math.max(...durations)).toBeLessThan(0.001);
    expect(await panel.evaluate((root) => parseFloat(getComputedStyle(root).animationDuration))).toBeLessThan(0.001);
  });
});

async function isOnScreen(page: Page, what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  const size = page.viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height + 1 && box.x >= 0 && box.x + box.width <= size.width + 1;
}
