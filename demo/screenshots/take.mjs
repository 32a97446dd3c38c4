// Takes the README's pictures of the running demo: `npm start` in one terminal, `node demo/screenshots/take.mjs` in another.
// They are kept small afterwards: `mogrify -colors 96 -define png:compression-level=9 demo/screenshots/*.png`.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../../tests/machine.mjs';

const { values } = parseArgs({
  options: { shop: { type: 'string', default: 'http://localhost:4400' }, out: { type: 'string', default: import.meta.dirname } },
});

/** What is shown: a page, and what somebody does in the panel before the picture is taken. `whole` has the page around it. */
const pictures = [
  { name: 'home', path: '/product-elbe.html', whole: true, see: 'Popular questions' },
  { name: 'suggestions', path: '/cart.html', see: 'Popular questions' },
  { name: 'results', path: '/', words: 'teepot drips', see: 'The five-year spout promise' },
  { name: 'article', path: '/', article: 'brew-tea', see: 'In this answer' },
  { name: 'no-answer', path: '/', words: 'do you sell matcha whisks', see: 'Ask us instead' },
];

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  for (const { name, path, words, article, see, whole } of pictures) {
    const context = await browser.newContext({ viewport: { width: 1180, height: 760 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', deviceScaleFactor: whole ? 1 : 1.5 });
    const page = await context.newPage();
    await page.goto(values.shop + path + (article ? `?deskbell=faq:${article}` : ''));
    const panel = page.locator('.db-panel');
    if (!article) await page.getByRole('button', { name: 'Help', exact: true }).last().click();
    if (words) await panel.getByRole('combobox').fill(words);
    await panel.getByText(see).first().waitFor();
    // What comes after the first answers: the ways to people, and what forgives slips.
    await page.waitForLoadState('networkidle');
    await (whole ? page : panel).screenshot({ path: join(values.out, `${name}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
}
