import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, openHelp, panelOf, searchIn } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

/** Resolves when the browser's own database holds all that a search takes. */
const kept = (page: Page) =>
  page.waitForFunction(async () => {
    const addressesIn = (name = '') =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => {
          const { result } = opening;
          const [store] = result.objectStoreNames;
          if (store === undefined) return resolve('');
          const reading = result.transaction(store).objectStore(store).getAll();
          reading.addEventListener('success', () => {
            result.close();
            resolve(reading.result.flatMap((kept) => Object.keys(Object(kept))).join('\n'));
          });
        });
      });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return (await Promise.all(names.map(addressesIn))).some((addresses) => ['manifest', 'index', 'summaries'].every((part) => addresses.includes(part)));
  });

describe('without a network to the answers', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('somebody who has searched before searches again on a later page', async () => {
    const { page, context } = await world.visit('/', { forgives: /ERR_FAILED/ });
    await searchIn(await openHelp(page)).fill('return');
    await kept(page);
    // What forgives slips may still be on its way, and orders the last of them anew.
    await page.waitForLoadState('networkidle');
    await panelOf(page).getByRole('option').first().waitFor();
    const before = await panelOf(page).getByRole('option').allInnerTexts();
    expect(before.length).toBeGreaterThan(0);

    await context.route('**/faq/**', (route) => route.abort());
    await page.reload();
    await searchIn(await openHelp(page)).fill('return');
    await eventually(() => panelOf(page).getByRole('option').allInnerTexts()).toEqual(before);
  });

  it('somebody who has not is told so', async () => {
    const { page } = await world.visit('/', { forgives: /ERR_FAILED/, prepare: (context) => context.route('**/faq/**', (route) => route.abort()) });
    await openHelp(page);
    await panelOf(page).getByText('The answers could not be loaded').waitFor();
  });
});
