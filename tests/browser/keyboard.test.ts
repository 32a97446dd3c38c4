import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tabTo } from './keyboard.ts';
import { bell, describedBy, eventually, fieldOf, focusOf, inboxOf, openWay, panelOf, say, searchIn } from './people.ts';
import { agent, journeyMs, openWorld, type World } from './world.ts';

describe('somebody who uses the keyboard alone', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('walks through the page to help, searches, reads, votes, and is back on the button', async () => {
    const { page } = await world.visit('/checkout.html');
    const { keyboard } = page;
    const panel = panelOf(page);
    await tabTo(page, /^Help$/);
    await tabTo(page, /^Help$/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('How can we help?');
    await tabTo(page, /^Search for an answer$/);
    await keyboard.type('refund');
    await panel.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await eventually(() => panel.getByRole('option', { selected: true }).innerText()).toContain('When does my refund arrive?');
    await keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'When does my refund arrive?' }).waitFor();
    await eventually(() => focusOf(page)).toBe('Answers');
    await tabTo(page, /^No$/);
    await keyboard.press('Space');
    await eventually(() => focusOf(page)).toMatch(/^Sorry it did not help/);
    await tabTo(page, /^Write to us/);
    await keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'Write to us' }).waitFor();
    await tabTo(page, /^Back$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'When does my refund arrive?' }).waitFor();
    await tabTo(page, /^Back$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo(page, /^Search for an answer$/);
    // The first Escape clears, the second closes.
    await keyboard.press('Escape');
    expect(await searchIn(panel).inputValue()).toBe('');
    await keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await eventually(() => focusOf(page)).toBe('Help');
  });

  it('writes a letter, mends what was wrong, and reads the receipt', async () => {
    const { page } = await world.visit('/checkout.html');
    const { keyboard } = page;
    const panel = panelOf(page);
    await bell(page).focus();
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('How can we help?');
    await tabTo(page, /^Write to us/);
    await keyboard.press('Enter');
    await panel.getByRole('form').waitFor();
    await tabTo(page, /^Your name/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toMatch(/^What is it about/);
    await keyboard.type('Something e');
    await tabTo(page, /^Your name/);
    await keyboard.type('Kay Board');
    await tabTo(page, /^E-mail/);
    await keyboard.type('kay at example');
    await tabTo(page, /^Message/);
    await keyboard.type('Without a mouse.');
    await tabTo(page, /^Send message$/);
    await keyboard.press('Space');
    await eventually(() => focusOf(page)).toMatch(/^E-mail/);
    expect(await describedBy(fieldOf(panel, 'E-mail'))).toContain('This does not look like an e-mail address.');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('kay@example.org');
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('Thank you, we have your message');
  });

  it('chats: the field is there at once, the log can be scrolled, and Escape leads back', async () => {
    const { page } = await world.visit('/checkout.html');
    const { keyboard } = page;
    const panel = panelOf(page);
    await bell(page).focus();
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('How can we help?');
    await tabTo(page, /^Chat with us/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('Message');
    await keyboard.type('one line');
    await keyboard.press('Shift+Enter');
    await keyboard.type('and another');
    await keyboard.press('Enter');
    await panel.getByRole('log').getByText('one line\nand another').waitFor();
    await eventually(() => focusOf(page)).toBe('Message');
    await tabTo(page, /^Conversation with/, 'Shift+Tab');
    await tabTo(page, /^Send$/);
    await keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await eventually(() => focusOf(page)).toBe('Help');
  });

  it('asks for a call at a time of their own, and cancels it', async () => {
    const { page } = await world.visit('/checkout.html');
    const { keyboard } = page;
    const panel = panelOf(page);
    await bell(page).focus();
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('How can we help?');
    await tabTo(page, /^Get a call/);
    await keyboard.press('Enter');
    await panel.getByRole('form').waitFor();
    await tabTo(page, /^Your name/);
    await keyboard.type('Kay Board');
    await tabTo(page, /^Country/);
    await keyboard.type('United K');
    await tabTo(page, /^Phone number/);
    await keyboard.type('020 7946 0958');
    await tabTo(page, /^As soon as possible/);
    await keyboard.press('ArrowDown');
    await eventually(() => focusOf(page)).toMatch(/^At a time that suits me/);
    await tabTo(page, /^(Today|Tomorrow)/);
    await keyboard.press('ArrowRight');
    await tabTo(page, /\d:\d\d [AP]M/);
    // The browser chooses the first of a group only when asked to.
    await keyboard.press('Space');
    await tabTo(page, /may call me on this number/);
    await keyboard.press('Space');
    await tabTo(page, /^Ask for a call$/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('We will call you');
    await tabTo(page, /^Cancel call$/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('Cancel this call?');
    await tabTo(page, /^Yes, cancel it$/);
    await keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('The call is cancelled');
  });

  it('goes round within the panel where it fills the screen, and out of it where it does not', async () => {
    const { page } = await world.visit('/checkout.html');
    await bell(page).focus();
    await page.keyboard.press('Enter');
    await eventually(() => focusOf(page)).toBe('How can we help?');
    await tabTo(page, /^Skip to the content/);

    const phone = (await world.visit('/checkout.html', { viewport: { width: 390, height: 844 } })).page;
    await bell(phone).focus();
    await phone.keyboard.press('Enter');
    await panelOf(phone).getByRole('button', { name: /^Get a call/ }).waitFor();
    const names = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      await phone.keyboard.press('Tab');
      names.add(await focusOf(phone));
    }
    expect([...names]).toContain('Close help');
    expect([...names].filter((name) => /Skip to the content|Cart|Menu/.test(name))).toEqual([]);
  });

  it('answers from the desk: signs in, chooses, replies, marks done, searches', async () => {
    await say(await openWay((await world.visit()).page, 'Chat with us'), 'Hello, keyboard');
    const { page: desk } = await world.visit(`${world.origin}/desk/`, { forgives: /status of 401/ });
    const { keyboard } = desk;
    await tabTo(desk, /^Name/);
    await keyboard.type(agent.name);
    await tabTo(desk, /^Password/);
    await keyboard.type(agent.password);
    await keyboard.press('Enter');
    await inboxOf(desk).filter({ hasText: 'Hello, keyboard' }).waitFor();
    await tabTo(desk, /Hello, keyboard/);
    await keyboard.press('Enter');
    await desk.getByRole('log').getByText('Hello, keyboard').waitFor();
    await keyboard.press('r');
    await eventually(() => focusOf(desk)).toBe('Reply');
    await keyboard.type('Hello, keys');
    await keyboard.press('Enter');
    await desk.getByRole('log').getByText('Hello, keys').waitFor();
    // A slash offers what need not be written; Enter puts it in, and the next one sends it.
    await keyboard.type('/shipping cost');
    await desk.getByRole('option', { name: /shipping/i, selected: true }).waitFor();
    await keyboard.press('Enter');
    await eventually(() => desk.getByRole('textbox', { name: 'Reply' }).inputValue()).toMatch(/€/);
    await keyboard.press('Enter');
    await desk.getByRole('log').getByText('€').first().waitFor();
    await keyboard.press('Escape');
    await keyboard.press('m');
    await eventually(() => focusOf(desk)).toBe('Note for the team');
    await keyboard.type('Asked by keyboard.');
    await tabTo(desk, /^Leave note$/);
    await keyboard.press('Enter');
    await desk.getByRole('listitem').getByText('Asked by keyboard.').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('a');
    await eventually(() => focusOf(desk)).toMatch(/^Assigned to/);
    await keyboard.type('Me');
    await inboxOf(desk).filter({ hasText: 'Assigned to' }).waitFor();
    await inboxOf(desk).first().focus();
    await keyboard.press('e');
    await desk.getByRole('button', { name: 'Reopen' }).waitFor();
    await keyboard.press('/');
    await eventually(() => focusOf(desk)).toBe('Search the inbox');
    await keyboard.press('Escape');
    await keyboard.press('?');
    await desk.getByRole('dialog').getByText('Next conversation').waitFor();
    await keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});
