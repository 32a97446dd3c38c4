import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, inboxOf, openDesk, openHelp, openWay, panelOf, reply, say, searchIn } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

const question = 'rent a potter’s wheel';

/** Searches for something, as somebody who means it. */
async function search(panel: Locator, words: string): Promise<void> {
  await searchIn(panel).fill('');
  await searchIn(panel).pressSequentially(words);
}

async function openFaqDesk(world: World): Promise<Page> {
  const desk = (await openDesk(world)).page;
  await desk.getByRole('button', { name: 'FAQ' }).click();
  await desk.getByRole('heading', { name: 'FAQ', level: 2 }).waitFor();
  return desk;
}

const gapOf = (desk: Page, title: string) => desk.getByRole('list', { name: 'Searches without an answer' }).getByRole('button').filter({ hasText: title });

describe('an FAQ that learns', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('turns a search in vain into an article that the same open page finds in seconds, and takes it back', async () => {
    const { page } = await world.visit();
    const panel = await openHelp(page);
    await search(panel, question);
    await panel.getByRole('button', { name: 'Close' }).click();

    const desk = await openFaqDesk(world);
    await eventually(() => gapOf(desk, question).count()).toBe(1);
    await gapOf(desk, question).click();
    await desk.getByRole('button', { name: 'Write an article' }).click();
    expect(await desk.getByRole('textbox', { name: /^Customers also ask/ }).inputValue()).toBe(question);
    await desk.getByRole('textbox', { name: /^Question/ }).fill('Can I rent a potter’s wheel?');
    await desk.getByRole('textbox', { name: /^Answer/ }).fill('Yes, for a **weekend**.\n\n- Call us first\n- Bring an apron\n\n<script>alert(1)</script>');
    const preview = desk.getByRole('region', { name: 'Preview' });
    await preview.getByRole('listitem').filter({ hasText: 'Bring an apron' }).waitFor();
    expect(await preview.locator('script').count()).toBe(0);

    const publishedAt = Date.now();
    await desk.getByRole('button', { name: 'Publish' }).click();
    await desk.getByText('Published. Shoppers find it from now on.').waitFor();
    const helped = await openHelp(page);
    await search(helped, question);
    await helped.getByRole('option', { name: 'Can I rent a potter’s wheel?' }).waitFor();
    console.log(`From "Publish" to the answer in a page that was open all the time: ${Date.now() - publishedAt} ms.`);
    await helped.getByRole('option', { name: 'Can I rent a potter’s wheel?' }).click();
    await helped.getByText('Bring an apron').waitFor();
    await eventually(() => gapOf(desk, question).count()).toBe(0);

    await desk.getByRole('button', { name: 'Withdraw' }).click();
    await desk.getByText('Withdrawn. Shoppers do not find it any more.').waitFor();
    const later = await openHelp((await world.visit()).page);
    await search(later, question);
    await later.getByRole('option').or(later.getByText(question)).first().waitFor();
    expect(await later.getByRole('option', { name: 'Can I rent a potter’s wheel?' }).count()).toBe(0);
    await eventually(() => gapOf(desk, question).count()).toBe(1);
    await desk.getByRole('list').filter({ hasText: 'published' }).getByRole('button', { name: 'Restore' }).last().click();
    await desk.getByText('Restored. Shoppers read this version from now on.').waitFor();
  });

  it('turns an answered conversation into an article', async () => {
    const { page } = await world.visit();
    await say(await openWay(page, 'Chat with us'), 'Do you sharpen glazing knives?');
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'glazing knives' }).click();
    await reply(desk, 'We do, on Tuesdays.');
    await desk.getByRole('button', { name: 'Turn into an FAQ article' }).click();
    expect(await desk.getByRole('textbox', { name: /^Question/ }).inputValue()).toBe('Do you sharpen glazing knives?');
    expect(await desk.getByRole('textbox', { name: /^Answer/ }).inputValue()).toBe('We do, on Tuesdays.');
    await desk.reload();
    await desk.getByRole('button', { name: 'Publish' }).waitFor();
    expect(await desk.getByRole('textbox', { name: /^Answer/ }).inputValue()).toBe('We do, on Tuesdays.');
    await desk.getByRole('button', { name: 'Save draft' }).click();
    await desk.getByText('Saved. Shoppers do not see it yet.').waitFor();
  });
});

describe('an FAQ that is told not to learn', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ attributes: 'data-learn="false"' });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('sends nothing of what was searched and read', async () => {
    const { page } = await world.visit();
    const sent: string[] = [];
    page.on('request', (request) => void sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const panel = await openHelp(page);
    await search(panel, question);
    await search(panel, 'refund');
    await panel.getByRole('option').first().click();
    await panel.getByRole('group', { name: 'Did this help?' }).getByRole('button', { name: 'Yes' }).click();
    // The vote goes out: whatever else there was to tell would have been told by the time the panel has closed.
    await eventually(() => sent.filter((text) => text.includes('faq.vote')).length).toBe(1);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
    await page.goto(`${world.shop}/pots.html`);
    expect(sent.filter((text) => text.includes('faq.learn'))).toEqual([]);
  });
});
