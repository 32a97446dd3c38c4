import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askForCall, eventually, inboxOf, noAnswer, openDesk, openHelp, openWay, reply, say, searchIn, signIn, writeLetter } from './people.ts';
import { agent, journeyMs, openWorld, type World } from './world.ts';

const channel = (desk: Page, name: string) => desk.getByRole('group', { name: 'Channel' }).getByRole('button', { name: new RegExp(`^${name}`) });
const status = (desk: Page, name: string) => desk.getByRole('group', { name: 'Status' }).getByRole('button', { name });
/** The names in the list, from top to bottom. */
const namesIn = async (desk: Page, names: readonly string[]) =>
  (await inboxOf(desk).allInnerTexts()).map((text) => names.find((name) => text.includes(name))).filter((name) => name !== undefined);
/** What stands beside a name among the facts of the open conversation. */
const factOf = (desk: Page, name: string) => desk.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');

describe('an agent', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('signs in, not with a wrong password, stays signed in, and signs out', async () => {
    const { page: desk, openTab } = await world.visit(`${world.origin}/desk/`, { forgives: noAnswer });
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.getByText('Enter your name.').last().waitFor();
    for (const wrong of [{ name: agent.name, password: 'a wrong password' }, { name: 'nobody', password: agent.password }]) {
      await signIn(desk, wrong);
      await desk.getByText('Name and password do not match. Check both and try again.').waitFor();
      expect(await desk.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(wrong.name);
    }
    await signIn(desk, agent);
    await desk.getByRole('heading', { name: 'Inbox' }).waitFor();
    await desk.reload();
    await desk.getByRole('heading', { name: 'Inbox' }).waitFor();

    const other = await openTab(`${world.origin}/desk/`);
    await desk.getByRole('button', { name: 'Account and help' }).click();
    await desk.getByRole('button', { name: 'Sign out' }).click();
    await desk.getByText('You have signed out.').waitFor();
    await other.reload();
    await other.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  });

  it('is served under a policy without any unsafe source, and cannot be framed', async () => {
    const answer = await fetch(`${world.origin}/desk/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe-');
  });

  it('has everything from every channel in one list, unread first, and sees it arrive', async () => {
    const names = ['Lena Letter', 'Carl Call', 'Is anybody here?', 'Late Letter'];
    const desk = (await openDesk(world)).page;
    await desk.getByText('All answered').waitFor();
    await writeLetter((await world.visit()).page, { 'Your name': 'Lena Letter' });
    await eventually(() => namesIn(desk, names)).toEqual(['Lena Letter']);
    await askForCall((await world.visit()).page, { 'Your name': 'Carl Call', 'Phone number': '020 7946 0101' });
    await eventually(() => namesIn(desk, names)).toEqual(['Carl Call', 'Lena Letter']);
    await say(await openWay((await world.visit()).page, 'Chat with us'), 'Is anybody here?');
    await eventually(() => namesIn(desk, names)).toEqual(['Is anybody here?', 'Carl Call', 'Lena Letter']);
    await eventually(() => desk.title()).toMatch(/^\(3\) /);

    await inboxOf(desk).filter({ hasText: 'Is anybody here?' }).click();
    await eventually(() => desk.title()).toMatch(/^\(2\) /);
    await inboxOf(desk).filter({ hasText: 'Carl Call' }).click();
    await writeLetter((await world.visit()).page, { 'Your name': `Late Letter ${'von-Hohenzollern-'.repeat(6)}` });
    // What is being read stays where it is; what has been read goes below what nobody has read.
    await eventually(() => namesIn(desk, names)).toEqual(['Late Letter', 'Carl Call', 'Lena Letter', 'Is anybody here?']);
    // A long name is cut off, and pushes no time out of the list.
    expect(await desk.locator('.desk-list').evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);

    await channel(desk, 'Calls').click();
    await eventually(() => namesIn(desk, names)).toEqual(['Carl Call']);
    await channel(desk, 'All').click();
    await desk.getByRole('searchbox', { name: 'Search the inbox' }).fill('letter');
    await eventually(() => namesIn(desk, names)).toEqual(['Late Letter', 'Lena Letter']);
  });

  it('reads a request with its details and answers it by mail; done, it goes to what is done, and comes back', async () => {
    const { page } = await world.visit('/shipping.html');
    const panel = await openHelp(page);
    await searchIn(panel).fill('refund to another card');
    await panel.getByRole('option').first().click();
    await panel.getByRole('group', { name: 'Did this help?' }).waitFor();
    await page.keyboard.press('Escape');
    await writeLetter(page, {
      'What is it about?': 'A return or a refund',
      'Your name': 'Rosa Refund',
      'E-mail': 'rosa@example.org',
      'Order number': 'TU-204117',
      Message: 'My card has been stolen.\nCan you refund another one?',
    });

    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'Rosa Refund' }).click();
    await desk.getByRole('heading', { name: 'Rosa Refund', level: 2 }).waitFor();
    expect(await factOf(desk, 'Topic').innerText()).toBe('A return or a refund');
    expect(await factOf(desk, 'Order number').innerText()).toBe('TU-204117');
    expect(await factOf(desk, 'Asked from').innerText()).toContain('Shipping & returns – Tülle');
    expect(await factOf(desk, 'Searched for').innerText()).toContain('refund to another card');
    await desk.getByRole('region', { name: 'Message' }).getByText('My card has been stolen.\nCan you refund another one?').waitFor();
    const mail = new URL((await desk.getByRole('link', { name: 'Reply by e-mail' }).getAttribute('href')) ?? '');
    expect(mail.protocol + mail.pathname).toBe('mailto:rosa@example.org');
    expect(mail.searchParams.get('body')).toContain('> My card has been stolen.');

    await desk.getByRole('button', { name: 'Mark done' }).click();
    await desk.getByRole('button', { name: 'Reopen' }).waitFor();
    await status(desk, 'Done').click();
    await inboxOf(desk).filter({ hasText: 'Rosa Refund' }).waitFor();
    await desk.getByRole('button', { name: 'Reopen' }).click();
    await desk.getByRole('button', { name: 'Mark done' }).waitFor();
    await status(desk, 'Open').click();
    await inboxOf(desk).filter({ hasText: 'Rosa Refund' }).waitFor();
  });

  it('rings somebody up and marks the call as made', async () => {
    await askForCall((await world.visit()).page, { 'Your name': 'Ring Me', 'Phone number': '020 7946 0102', 'What is it about?': 'The glaze of my pot' });
    const desk = (await openDesk(world)).page;
    await channel(desk, 'Calls').click();
    await inboxOf(desk).filter({ hasText: 'Ring Me' }).click();
    expect(await desk.getByRole('link', { name: 'Call +442079460102' }).getAttribute('href')).toBe('tel:+442079460102');
    await desk.getByText('The glaze of my pot').last().waitFor();
    expect(await factOf(desk, 'As typed').innerText()).toBe('020 7946 0102');
    await desk.getByRole('button', { name: 'Mark called' }).click();
    await desk.getByText('Called', { exact: true }).first().waitFor();
    await status(desk, 'Done').click();
    await inboxOf(desk).filter({ hasText: 'Ring Me' }).waitFor();
  });

  it('sees which page a visitor is on, as they walk through the shop, and when they have left', async () => {
    const { page, context } = await world.visit('/pots.html');
    await say(await openWay(page, 'Chat with us'), 'I am just looking');
    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'I am just looking' }).click();
    await eventually(() => factOf(desk, 'On this page now').innerText()).toContain('/pots.html');
    await page.goto(`${world.shop}/product-dock.html`);
    await eventually(() => factOf(desk, 'On this page now').innerText()).toContain('/product-dock.html');
    expect(await factOf(desk, 'Asked from').innerText()).toContain('/pots.html');
    await page.evaluate(() => history.pushState({}, '', '/product-dock.html?glaze=hafen'));
    await eventually(() => factOf(desk, 'On this page now').getByRole('link').getAttribute('href')).toContain('?glaze=hafen');
    await context.close();
    await desk.getByText('Not on the site').waitFor();
  });

  it('has two desks open, and both agree on what was said and what is done', async () => {
    const [one, other] = [(await openDesk(world)).page, (await openDesk(world)).page];
    const { page } = await world.visit();
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'Hello, both of you');
    for (const desk of [one, other]) await inboxOf(desk).filter({ hasText: 'Hello, both of you' }).click();
    await reply(one, 'Hello from one');
    await other.getByRole('log').getByText('Hello from one').waitFor();
    await reply(other, 'and from the other');
    await one.getByRole('log').getByText('and from the other').waitFor();
    await panel.getByRole('log').getByText('and from the other').waitFor();
    await one.getByRole('button', { name: 'Mark done' }).click();
    await other.getByRole('button', { name: 'Reopen' }).waitFor();
  });

  it('comes back to a half-written reply after a reload, and is told when the connection is lost', async () => {
    const desk = (await openDesk(world, { forgives: noAnswer })).page;
    await say(await openWay((await world.visit('/', { forgives: noAnswer })).page, 'Chat with us'), 'Take your time');
    await inboxOf(desk).filter({ hasText: 'Take your time' }).click();
    await desk.getByRole('textbox', { name: 'Reply' }).fill('We have measured it, and');
    await desk.reload();
    await eventually(() => desk.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('We have measured it, and');
    await world.stopServer();
    await desk.getByText('Connection lost. Reconnecting…').waitFor();
    await world.startServer();
    await desk.getByText('Connection lost. Reconnecting…').waitFor({ state: 'detached' });
    expect(await desk.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('We have measured it, and');
  });
});
