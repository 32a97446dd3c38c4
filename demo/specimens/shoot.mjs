// `npm run specimens`: writes a picture of every specimen in every look into a folder, to be looked at by a person.
//   npm run specimens -- --out screenshots --look light-ltr --look rtl-390 --view chat --lang he
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../../tests/machine.mjs';
import { looks, walkSpecimens } from './walk.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'screenshots' },
    // Any part of a look's name: `dark`, `rtl-390`.
    look: { type: 'string', multiple: true, default: [''] },
    view: { type: 'string', multiple: true },
    // Default: English, and Arabic from right to left.
    lang: { type: 'string' },
  },
});
const wanted = (look) => values.look.some((part) => look.includes(part));
for (const look of looks.filter(wanted)) mkdirSync(join(values.out, look), { recursive: true });

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
let taken = 0;
let failed = [];
try {
  failed = await walkSpecimens({
    browser,
    wanted,
    views: values.view,
    lang: values.lang,
    async see({ page, name, look, place }) {
      const panel = page.locator('.db-panel');
      // Where nothing is open there is no panel to show alone.
      if (place === 'panel' && (await panel.count()) === 0) return;
      await (place === 'panel' ? panel : page).screenshot({ path: join(values.out, look, `${name}.png`) });
      taken += 1;
    },
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
console.log(`${taken} pictures in ${resolve(values.out)}`);
if (failed.length > 0) {
  console.error(`Not in their state:\n${failed.join('\n')}`);
  process.exitCode = 1;
}
