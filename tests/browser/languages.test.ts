import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wrongWith } from './axe.ts';
import { eventually, openWay } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

/** Makes every page one in Arabic, as a shop's own would be. */
const inArabic = (context: BrowserContext) =>
  context.addInitScript(() => {
    const observer = new MutationObserver(() => {
      Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
      observer.disconnect();
    });
    observer.observe(document, { childList: true });
  });

/** Files of words the page has fetched, by name. */
function hearWords(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    const [name] = /[\w-]+(?=\.js$)/.exec(new URL(request.url()).pathname) ?? [];
    if (name && /-(teacher|ar|de|he)$/.test(name)) files.push(name);
  });
  return files;
}

describe('a shopper who does not read English', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('gets a mirrored panel on a page in Arabic, and two files of words with the first screen', async () => {
    const { page } = await world.visit('/', { prepare: inArabic, reducedMotion: 'reduce', colorScheme: 'light' });
    const words = hearWords(page);
    const launcher = page.locator('button.launcher');
    expect((await launcher.boundingBox())?.x).toBeLessThan(100);
    await launcher.click();
    const panel = page.getByRole('dialog', { name: /^المساعدة من .*Tülle/ });
    await panel.waitFor();
    expect(await panel.evaluate((element) => [getComputedStyle(element).direction, element.getAttribute('lang')])).toEqual(['rtl', 'ar']);
    expect(await panel.getByRole('combobox').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    // The answers of this shop are in English, and that is said.
    await panel.getByText(/^لغة هذه الأجوبة: .*الإنجليزية/).waitFor();
    await panel.getByRole('button', { name: /^تحدّث معنا وقت الرد/ }).waitFor();
    expect(await wrongWith(page, 'everything')).toEqual([]);
    expect(words).toEqual(['words-teacher', 'words-ar']);

    await panel.getByRole('button', { name: /^راسلنا/ }).click();
    await panel.getByRole('textbox', { name: 'الاسم' }).waitFor();
    const arrow = panel.getByRole('button', { name: 'رجوع' }).locator('svg');
    expect(await arrow.evaluate((element) => getComputedStyle(element).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
    const [back, close] = await Promise.all([panel.getByRole('button', { name: 'رجوع' }).boundingBox(), panel.getByRole('button', { name: 'إغلاق المساعدة' }).boundingBox()]);
    expect(back?.x).toBeGreaterThan(close?.x ?? Infinity);
    await panel.getByRole('button', { name: 'إرسال الرسالة' }).click();
    await panel.getByText('يُرجى ذكر اسمك.').last().waitFor();
    expect(await wrongWith(page, 'everything')).toEqual([]);
    expect(words.slice(2)).toEqual(['contact-ar']);
  });

  it('changes the language with a message half-written, and goes on writing it', async () => {
    const { page } = await world.visit();
    const words = hearWords(page);
    const panel = await openWay(page, 'Chat with us');
    const speak = (tag: string) => page.evaluate((to) => (window as unknown as { deskbell(verb: string, tag: string): Promise<void> }).deskbell('locale', to), tag);
    await panel.getByRole('textbox', { name: 'Message' }).pressSequentially('Is the Elbe ');
    expect(words).toEqual([]);

    await speak('de-AT');
    const german = page.getByRole('dialog', { name: 'Hilfe von Tülle' });
    await german.getByRole('heading', { name: 'Mit uns chatten' }).waitFor();
    await page.keyboard.type('pot ');
    await eventually(() => german.getByRole('textbox', { name: 'Nachricht' }).inputValue()).toBe('Is the Elbe pot ');

    await speak('he');
    const hebrew = page.getByRole('dialog', { name: /Tülle/ });
    await eventually(() => hebrew.getAttribute('dir')).toBe('rtl');
    await page.keyboard.type('back?');
    await page.keyboard.press('Enter');
    await hebrew.getByRole('log').getByText('Is the Elbe pot back?').waitFor();
    await hebrew.getByText('נשלחה').waitFor();
  });
});
