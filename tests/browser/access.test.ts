import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wrongWith } from './axe.ts';
import { fillIn, fillInCall, inboxOf, letter, openDesk, openHelp, panelOf, reply, say, searchIn, takeWay } from './people.ts';
import { journeyMs, openWorld, type PersonOptions, type World } from './world.ts';

describe('what a checker of accessibility finds wrong', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  // Nothing fades in while it is looked at.
  const light: PersonOptions = { colorScheme: 'light', reducedMotion: 'reduce' };
  const dark: PersonOptions = { ...light, colorScheme: 'dark' };
  const phone: PersonOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  /** What differs in the dark is colours. */
  async function expectGood(page: Page, screen: string): Promise<void> {
    const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await wrongWith(page, isDark ? 'colours' : 'everything'), screen).toEqual([]);
  }

  it.each([
    ['on a desktop', light],
    ['on a desktop in the dark', dark],
    ['on a phone', { ...light, ...phone }],
  ])('with the widget %s: nothing', async (_where, eyes) => {
    const { page } = await world.visit('/shipping.html', eyes);
    await expectGood(page, 'launcher');
    const panel = await openHelp(page);
    await panel.getByRole('button', { name: 'When does my refund arrive?' }).waitFor();
    await panel.getByRole('button', { name: /^Chat with us Replies/ }).waitFor();
    await expectGood(page, 'home');
    await searchIn(panel).fill('refund');
    await panel.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expectGood(page, 'results');
    await searchIn(panel).fill('zzyzx qqq');
    await panel.getByText('Nothing fits').waitFor();
    await expectGood(page, 'nothing found');
    await searchIn(panel).fill('what shipping costs');
    await panel.getByRole('option').first().click();
    await panel.getByRole('group', { name: 'Did this help?' }).waitFor();
    await expectGood(page, 'article');

    await takeWay(panel, 'Write to us');
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByText('Please tell us your name.').last().waitFor();
    await expectGood(page, 'form with errors');
    await fillIn(panel, letter);
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
    await expectGood(page, 'receipt');

    await takeWay(panel, 'Get a call');
    await panel.getByText('At a time that suits me').click();
    await panel.getByRole('radiogroup', { name: 'Time' }).waitFor();
    await panel.getByRole('button', { name: 'Ask for a call' }).click();
    await panel.getByText('Please give us the number we shall call.').last().waitFor();
    await expectGood(page, 'call with errors');
    await fillInCall(panel, {});
    await panel.getByText('As soon as possible').click();
    await panel.getByRole('button', { name: 'Ask for a call' }).click();
    await panel.getByRole('heading', { name: 'We will call you' }).waitFor();
    await expectGood(page, 'call booked');

    await takeWay(panel, 'Chat with us');
    await expectGood(page, 'chat, empty');
    await say(panel, 'Do you see this?');
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'Do you see this?' }).first().click();
    await reply(desk, 'Clearly: https://example.org/');
    await panel.getByRole('log').getByRole('link').waitFor();
    await expectGood(page, 'chat');
    expect(await panelOf(page).count()).toBe(1);
  });

  it.each([
    ['', light],
    [' in the dark', dark],
  ])('with the desk%s: nothing', async (where, eyes) => {
    const { page } = await world.visit('/shipping.html');
    const panel = await openHelp(page);
    await takeWay(panel, 'Write to us');
    await fillIn(panel, { ...letter, Message: `A letter for the desk${where}.` });
    await panel.getByRole('button', { name: 'Send message' }).click();
    await panel.getByRole('heading', { name: 'Thank you, we have your message' }).waitFor();
    await takeWay(panel, 'Chat with us');
    await say(panel, `A chat for the desk${where}.`);

    const signingIn = (await world.visit(`${world.origin}/desk/`, { ...eyes, forgives: /status of 401/ })).page;
    await signingIn.getByRole('button', { name: 'Sign in' }).click();
    await signingIn.getByText('Enter your name.').last().waitFor();
    await expectGood(signingIn, 'sign in');
    const desk = (await openDesk(world, eyes)).page;
    await inboxOf(desk).filter({ hasText: `A chat for the desk${where}.` }).waitFor();
    await expectGood(desk, 'inbox');
    await inboxOf(desk).filter({ hasText: `A chat for the desk${where}.` }).click();
    await reply(desk, 'Seen');
    await expectGood(desk, 'conversation');
    await desk.getByRole('textbox', { name: 'Note for the team' }).fill('Be quick.');
    await desk.getByRole('button', { name: 'Leave note' }).click();
    await desk.getByRole('textbox', { name: 'Reply' }).fill('/');
    await desk.getByRole('listbox', { name: 'Replies and answers' }).waitFor();
    await expectGood(desk, 'conversation with a note and an offer of words');
    await desk.getByRole('textbox', { name: 'Reply' }).fill('');
    await inboxOf(desk).filter({ hasText: `A letter for the desk${where}.` }).click();
    await desk.getByRole('link', { name: 'Reply by e-mail' }).waitFor();
    await expectGood(desk, 'letter');
    for (const name of ['Reports', 'Team'] as const) {
      await desk.getByRole('button', { name: 'Account and help' }).first().click();
      await desk.getByRole('button', { name, exact: true }).click();
      await desk.getByRole('region', { name }).first().waitFor();
      if (name === 'Team') {
        await desk.getByRole('button', { name: /^Change: / }).first().click();
        await desk.getByRole('button', { name: 'Add a colleague' }).click();
      } else await desk.getByText('Day by day').click();
      await expectGood(desk, name);
    }
  });
});
