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

/** `light-ltr-390` is one of `ltr-390`: looks that share a direction and a screen, since each state is got into once for all of them. */
const groups = [...new Set(looks.filter(wanted).map((look) => look.slice(look.indexOf('-') + 1)))];
/** Generous: the machine may have much else to do. */
const lookMs = 6 * 60_000;

describe('every specimen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it.each(groups)('is without anything axe would object to, %s', { timeout: 3 * lookMs }, async (group) => {
    const here = looks.filter((look) => wanted(look) && look.endsWith(`-${group}`));
    const wrong: string[] = [];
    const names = new Map<string, string>();
    let seen = 0;
    const notThere = await walkSpecimens({
      browser,
      wanted: (look: string) => here.includes(look),
      async see({ page, name, look }) {
        const found = await wrongWith(page, look.startsWith('light') ? 'everything' : 'colours');
        wrong.push(...found.map((sentence) => `${name} in ${look}: ${sentence}`));
        seen += 1;
        if (look === 'light-ltr-390' && namesHeld.has(name)) names.set(name, await page.locator('[data-deskbell]').ariaSnapshot());
      },
    });
    expect(notThere).toEqual([]);
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(60 * here.length);
    // oxlint-disable-next-line no-console -- how many there are changes with every new state; whoever asks for all of them wants to know.
    if (isWhole) console.log(`${group}: ${seen} views in ${here.length} looks`);
    if (group !== 'ltr-390') return;
    expect(new Set(names.keys())).toEqual(namesHeld);
    // What somebody hears who cannot see it. After a change: the same with `-u`, and read what has changed.
    for (const [name, text] of names) await expect(`${text}\n`).toMatchFileSnapshot(`names/${name}.yml`);
  });
});
