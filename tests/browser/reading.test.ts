import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bell, eventually, openHelp, panelOf, searchIn } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

describe('a shopper who reads', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('is brought to an answer by its link, takes a link along, and prints the answer alone', async () => {
    const { page, context } = await world.visit('/shipping.html?deskbell=faq:payment-methods');
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.shop });
    const article = panelOf(page).getByRole('article');
    await article.getByRole('heading', { name: 'Ways to pay' }).waitFor();
    await article.getByRole('button', { name: 'Copy link' }).click();
    await article.getByRole('button', { name: 'Link copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${world.shop}/shipping.html?deskbell=faq%3Apayment-methods`);

    const printer = await article.getByRole('button', { name: 'Print' }).elementHandle();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => {
      const pages = window as unknown as { printed?: object };
      window.print = () => {
        const copy = document.querySelector('[data-deskbell-print]') as HTMLElement;
        // What is only there for screen readers is a pixel large at most.
        const shown = [...document.documentElement.children].filter((one) => one.getBoundingClientRect().height > 1);
        const seen = [...(copy.shadowRoot?.querySelectorAll('article *') ?? [])].filter((one) => one.checkVisibility()).map((one) => one.className);
        pages.printed = { shown: shown.map((one) => (one === copy ? 'the answer' : one.outerHTML.slice(0, 80))), text: copy.shadowRoot?.textContent, seen };
      };
    });
    // The panel itself is not on paper, so nothing in it can be found by its role now.
    await printer?.evaluate((button) => (button as HTMLElement).click());
    await eventually(() => page.evaluate(() => (window as unknown as { printed?: object }).printed)).toMatchObject({ shown: ['the answer'], text: expect.stringContaining('Ways to pay') as string });
    const { seen } = (await page.evaluate(() => (window as unknown as { printed?: object }).printed)) as { seen: string[] };
    expect(seen).not.toContain('db-faq-tools');
    expect(seen).not.toContain('db-faq-vote');
    await page.emulateMedia({ media: null });
    expect(await page.locator('[data-deskbell-print]').count()).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });

  it('comes back to the answers they had found, as far down as they were', async () => {
    const { page } = await world.visit('/shipping.html', { viewport: { width: 390, height: 500 } });
    const panel = await openHelp(page);
    await searchIn(panel).fill('delivery of a parcel');
    // What forgives slips may still be on its way, and orders the last of them anew.
    await page.waitForLoadState('networkidle');
    const answer = panel.getByRole('option').nth(4);
    await answer.waitFor();
    const scrolled = () => panel.evaluate((root) => root.querySelector('.db-scroll')?.scrollTop);
    await answer.scrollIntoViewIfNeeded();
    const before = await scrolled();
    const found = await panel.getByRole('option').allInnerTexts();
    expect(before).toBeGreaterThan(0);
    await answer.click();
    await panel.getByRole('article').waitFor();
    await panel.getByRole('button', { name: 'Back' }).click();
    await eventually(() => panel.getByRole('option').allInnerTexts()).toEqual(found);
    expect(await scrolled()).toBe(before);
  });

  it('finds on the next page what they have read, and on this device only', async () => {
    const { page } = await world.visit('/shipping.html?deskbell=faq:descale-a-kettle');
    await panelOf(page).getByRole('heading', { name: 'Descale a kettle' }).waitFor();
    await eventually(async () => {
      await page.goto(`${world.shop}/gifts.html`);
      await bell(page).click();
      await panelOf(page).getByRole('heading', { name: 'Popular questions' }).waitFor();
      return panelOf(page).getByRole('button', { name: 'Descale a kettle' }).count();
    }).toBe(1);
    const other = await world.visit('/gifts.html');
    const panel = await openHelp(other.page);
    await panel.getByRole('heading', { name: 'Popular questions' }).waitFor();
    expect(await panel.getByRole('heading', { name: 'Read recently' }).count()).toBe(0);
  });
});
