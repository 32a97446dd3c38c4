// Every view in every state, looked at by a checker. One look belongs to every run; `npm run access` tries them all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looks, walkSpecimens } from '../../demo/specimens/walk.mjs';
import type { Browser } from 'playwright-core';
import { wrongWith } from './axe.ts';
import { launch } from './world.ts';

const everyRun = /^light-ltr-390$/;
const isWhole = process.env['DESKBELL_LOOKS'] === 'all';
/** The panel alone is a part of the desktop; what forced colours do is the browser's own contrast. */
const wanted = (look: string) => !/panel/.test(look) && (isWhole || everyRun.test(look));

/** One of each screen, and those of which much is said. */
const namesHeld = new Set([
  'launcher-unread',
  'home-open',
  'home-all-down',
  'search-many',
  'search-nothing',
  'article-long',
  'contact-problems',
  'contact-sent',
  'chat-conversation',
  'chat-refused',
  'chat-down',
  'callback-slots',
  'callback-booked',
]);

describe('every specimen', { timeout: 15 * 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it(`is without anything axe would object to, in ${looks.filter(wanted).length} looks`, async () => {
    const wrong: string[] = [];
    const names = new Map<string, string>();
    let seen = 0;
    const notThere = await walkSpecimens({
      browser,
      wanted,
      async see({ page, name, look }) {
        const found = await wrongWith(page, look.startsWith('light') ? 'everything' : 'colours');
        wrong.push(...found.map((sentence) => `${name} in ${look}: ${sentence}`));
        seen += 1;
        if (look === 'light-ltr-390' && namesHeld.has(name)) names.set(name, await page.locator('[data-deskbell]').ariaSnapshot());
      },
    });
    expect(notThere).toEqual([]);
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(60 * looks.filter(wanted).length);
    expect(new Set(names.keys())).toEqual(namesHeld);
    // What somebody hears who cannot see it. After a change: the same with `-u`, and read what has changed.
    for (const [name, text] of names) await expect(`${text}\n`).toMatchFileSnapshot(`names/${name}.yml`);
  });
});
