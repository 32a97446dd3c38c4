// `npm run specimens`: writes a picture of every specimen in every look into a folder, to be looked at by a person.
//   npm run specimens -- --out screenshots --look light-390 --view chat
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../../tests/machine.mjs';
import { serveShop } from '../shop-server.mjs';

const looks = {
  'light-390': { query: 'theme=light', viewport: { width: 390, height: 844 }, touch: true },
  'dark-390': { query: 'theme=dark', viewport: { width: 390, height: 844 }, touch: true },
  'rtl-390': { query: 'theme=light&dir=rtl', viewport: { width: 390, height: 844 }, touch: true },
  'light-320': { query: 'theme=light', viewport: { width: 320, height: 640 }, touch: true },
  'light-desktop': { query: 'theme=light', viewport: { width: 1000, height: 780 } },
  'dark-desktop': { query: 'theme=dark', viewport: { width: 1000, height: 780 } },
  'rtl-dark-desktop': { query: 'theme=dark&dir=rtl', viewport: { width: 1000, height: 780 } },
  'forced-desktop': { query: 'theme=auto', viewport: { width: 1000, height: 780 }, forcedColors: 'active' },
};

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'screenshots' }, look: { type: 'string', multiple: true }, view: { type: 'string', multiple: true } },
});
const folder = resolve(import.meta.dirname, '../../dist/specimens');
if (!existsSync(folder)) {
  console.error('The specimens are not built yet. Run "npm run build" first.');
  process.exit(1);
}

const server = await serveShop({ folder, tag: '', widget: 'http://localhost:1', policy: null });
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const failed = [];
let taken = 0;
try {
  const list = await browser.newPage();
  await list.goto(server.url);
  const links = await list.locator('main li a').evaluateAll((anchors) => anchors.map((anchor) => new URL(anchor.href).searchParams.toString()));
  await list.close();

  for (const [name, { query, viewport, touch = false, forcedColors = 'none' }] of Object.entries(looks)) {
    if (values.look && !values.look.includes(name)) continue;
    mkdirSync(join(values.out, name), { recursive: true });
    for (const link of links) {
      const wanted = new URLSearchParams(link);
      if (values.view && !values.view.includes(wanted.get('view'))) continue;
      const file = `${wanted.get('view')}-${wanted.get('state')}.png`;
      // On a phone the panel has the whole screen anyway.
      if (file === 'panel-expanded.png' && touch) continue;
      // A context each: no state of one specimen must reach the next.
      const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, forcedColors, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
      const page = await context.newPage();
      await page.goto(`${server.url}/?${link}&${query}`);
      try {
        await page.waitForSelector('html[data-specimen]', { timeout: 15_000 });
        if ((await page.getAttribute('html', 'data-specimen')) !== 'ready') throw new Error('it failed');
        await page.evaluate(() => document.fonts.ready);
      } catch (error) {
        failed.push(`${name}/${file}: ${error.message.split('\n')[0]}`);
      }
      await page.screenshot({ path: join(values.out, name, file) });
      taken += 1;
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${taken} pictures in ${resolve(values.out)}`);
if (failed.length > 0) {
  console.error(`Not in their state:\n${failed.join('\n')}`);
  process.exit(1);
}
