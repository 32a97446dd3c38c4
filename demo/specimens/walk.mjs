// Leads a browser through specimens in wished looks. A look is written `<theme>-<direction>-<place>`, such as
// `dark-rtl-390`. Each state is got into once for each direction and width; colours change while it stands.
import { serveShop } from '../shop-server.mjs';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};
const directions = ['ltr', 'rtl'];
const phone = { hasTouch: true, isMobile: true };
const screens = {
  320: { viewport: { width: 320, height: 640 }, ...phone },
  390: { viewport: { width: 390, height: 844 }, ...phone },
  desktop: { viewport: { width: 1280, height: 800 } },
};
/** The panel alone is a part of a picture of the desktop. */
const places = { 320: ['320'], 390: ['390'], desktop: ['desktop', 'panel'] };

/** Time stands still, so that nothing differs from one walk to the next. */
const noon = new Date('2026-07-22T12:20:00+01:00');

/** Every look there is. */
export const looks = Object.keys(themes).flatMap((theme) =>
  directions.flatMap((direction) => Object.values(places).flatMap((all) => all.map((place) => `${theme}-${direction}-${place}`))),
);

/**
 * Gets into every state and calls `see` for each look that `wanted` says yes to. Gives what could not be shown, a
 * sentence each.
 */
export async function walkSpecimens({ browser, wanted, views, lang, see, pages = 4 }) {
  const folder = resolve(import.meta.dirname, '../../dist/specimens');
  if (!existsSync(folder)) throw new Error('The specimens are not built yet. Run "npm run build" first.');
  const server = await serveShop({ folder, tag: '', widget: 'http://localhost:1', policy: null });
  const failed = [];
  try {
    const steps = await planSteps({ browser, server, wanted, views });
    // Whoever is free takes the next one.
    const walk = async () => {
      for (let step = steps.shift(); step; step = steps.shift()) failed.push(...(await visit({ browser, server, lang, see, ...step })));
    };
    await Promise.all(Array.from({ length: pages }, walk));
  } finally {
    await server.close();
  }
  return failed;
}

/** On a phone the panel has the whole screen anyway: there it cannot be expanded. */
async function planSteps({ browser, server, wanted, views }) {
  const list = await browser.newPage();
  await list.goto(server.url);
  const links = await list.locator('main li a').evaluateAll((anchors) => anchors.map((anchor) => new URL(anchor.href).search));
  await list.close();
  const specimens = links.map((link) => new URLSearchParams(link)).map((query) => ({ view: query.get('view'), state: query.get('state') }));
  return directions.flatMap((direction) =>
    Object.keys(screens).flatMap((screen) => {
      const here = Object.keys(themes).flatMap((theme) => places[screen].map((place) => ({ theme, place, look: `${theme}-${direction}-${place}` })));
      const chosen = here.filter(({ look }) => wanted(look));
      const there = specimens.filter(({ view, state }) => (!views || views.includes(view)) && !(state === 'expanded' && screen !== 'desktop'));
      return chosen.length === 0 ? [] : there.map((specimen) => ({ ...specimen, direction, screen, chosen }));
    }),
  );
}

async function visit({ browser, server, lang, see, view, state, direction, screen, chosen }) {
  const name = `${view}-${state}`;
  // A context each: no state of one specimen must reach the next.
  const context = await browser.newContext({ ...screens[screen], ...themes[chosen[0].theme], reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
  const failed = [];
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(noon);
    await page.goto(`${server.url}/?${new URLSearchParams({ view, state, dir: direction, ...(lang ? { lang } : {}) })}`);
    await page.waitForSelector('html[data-specimen]', { timeout: 30_000 });
    if ((await page.getAttribute('html', 'data-specimen')) !== 'ready') throw new Error('It does not get into its state.');
    for (const { theme, place, look } of chosen) {
      await page.emulateMedia(themes[theme]);
      await see({ page, name, look, place });
    }
  } catch (error) {
    failed.push(`${name} (${direction}, ${screen}): ${error.message.split('\n')[0]}`);
  } finally {
    await context.close();
  }
  return failed;
}
