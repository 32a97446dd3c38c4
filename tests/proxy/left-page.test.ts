import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { eventually, inboxOf, openDesk, openWay, panelOf, reply, say } from '../browser/people.ts';
import { journeyMs, openWorld, stepMs, type World } from '../browser/world.ts';
import { show } from '../figure.ts';
import { startMortalBrowser } from './mortal-browser.ts';

/** How often each way of leaving is tried: `npm run faults` tries a hundred times, and says how often it went well. */
const trials = Number(process.env['DESKBELL_FAULTS'] ?? 1);

/** What was typed this long ago is promised to be there again. It is the promise that is waited for, not something to happen. */
const keptAfterMs = 500;

const wordsIn = (panel: Locator) => panel.getByRole('textbox', { name: 'Message' });

/** The panel of a page, at the chat, whether it opens there by itself or not. */
async function chatOf(page: Page): Promise<Locator> {
  return (await panelOf(page).isVisible()) ? panelOf(page) : openWay(page, 'Chat with us');
}

describe('a page that is left', { timeout: journeyMs * trials }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true, throughNetwork: true, keepsPages: true });
  }, journeyMs);
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  /** Types into the chat of a page, leaves in some way, and looks what the page that takes its place has. */
  async function tryOut(test: Pick<TestContext, 'task'>, way: string, context: () => Promise<BrowserContext>, leave: (page: Page) => Promise<Page>): Promise<void> {
    let kept = 0;
    let home = await context();
    for (let trial = 0; trial < trials; trial += 1) {
      const text = `half a sentence, number ${trial}`;
      const page = await home.newPage();
      page.setDefaultTimeout(stepMs);
      await page.goto(`${world.shop}/pots.html`);
      await wordsIn(await openWay(page, 'Chat with us')).fill(text);
      await page.waitForTimeout(keptAfterMs);
      const next = await leave(page);
      home = next.context();
      const field = wordsIn(await chatOf(next));
      await expect.poll(() => field.inputValue(), { timeout: 2_000 }).toBe(text).then(() => (kept += 1), () => {});
      await next.close();
    }
    show(test, `after a ${way} ${kept} of ${trials} kept`);
    expect(kept).toBeGreaterThanOrEqual(Math.floor(trials * 0.99));
  }

  const visitor = async () => (await world.visit('/')).context;

  it('is loaded anew, and has the half-typed words', (test) =>
    tryOut(test, 'reload', visitor, async (page) => {
      await page.reload();
      return page;
    }));

  it('gives way to another one, which has the half-typed words', (test) =>
    tryOut(test, 'change of page', visitor, async (page) => {
      await page.goto(`${world.shop}/cart.html`);
      return page;
    }));

  it('crashes, and the next one has the half-typed words', (test) =>
    tryOut(test, 'crash', visitor, async (page) => {
      const crashed = page.waitForEvent('crash');
      const session = await page.context().newCDPSession(page);
      void session.send('Page.crash').catch(() => {});
      await crashed;
      const next = await page.context().newPage();
      await next.goto(`${world.shop}/cart.html`);
      return next;
    }));

  it('dies with its browser, and the next browser has the half-typed words', async (test) => {
    const profile = await mkdtemp(join(tmpdir(), 'deskbell-profile-'));
    let mortal = await startMortalBrowser(profile);
    try {
      await tryOut(
        test,
        'killed browser',
        async () => mortal.context,
        async () => {
          await mortal.kill();
          mortal = await startMortalBrowser(profile);
          const next = await mortal.context.newPage();
          next.setDefaultTimeout(stepMs);
          await next.goto(`${world.shop}/cart.html`);
          return next;
        },
      );
    } finally {
      await mortal.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it('is kept whole while an answer comes, and has it when its visitor comes back to it', async () => {
    const desk = (await openDesk(world)).page;
    const { page } = await world.visit('/pots.html', { forgives: /WebSocket connection to/ });
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'F46: back in a minute');
    await inboxOf(desk).filter({ hasText: 'F46' }).click();
    await panel.getByText('Read', { exact: true }).waitFor();
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => (document.documentElement.dataset['kept'] = String(persisted)));
    });
    await page.goto(`${world.shop}/cart.html`);
    await reply(desk, 'F46: we are here');
    await page.goBack({ waitUntil: 'commit' });
    await panelOf(page).getByRole('log').getByText('F46: we are here', { exact: true }).waitFor();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['kept'])).toBe('true');
  });
});
