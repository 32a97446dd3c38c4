import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describedBy, eventually, fieldOf, fillIn, focusOf, inboxOf, letter, noAnswer, openDesk, openWay, panelOf } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

const send = (panel: Locator) => panel.getByRole('button', { name: 'Send message' }).click();
const receipt = (panel: Locator) => panel.getByRole('heading', { name: 'Thank you, we have your message' });

/** What the agents have from somebody of this name. */
async function expectAtDesk(world: World, name: string, count: number): Promise<Page> {
  const { page } = await openDesk(world);
  await eventually(() => inboxOf(page).filter({ hasText: name }).count()).toBe(count);
  return page;
}

describe('a shopper who writes', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('gets a receipt with a reference and the time of the answer', async () => {
    const { page } = await world.visit('/help.html');
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'What is it about?': 'An order on its way', 'Order number': 'TU-204117' });
    await send(panel);
    await receipt(panel).waitFor();
    await eventually(() => focusOf(page)).toBe('Thank you, we have your message');
    await panel.getByText(/^The answer goes to ada@example\.org, by (today|tomorrow), \d/).waitFor();
    const reference = await panel.getByRole('definition').innerText();
    expect(reference).toMatch(/^[A-Z0-9-]{6,}$/);

    const desk = await expectAtDesk(world, 'Ada Quist', 1);
    await inboxOf(desk).filter({ hasText: 'Ada Quist' }).click();
    await desk.getByText(reference).first().waitFor();

    await panel.getByRole('button', { name: 'Write another message' }).click();
    expect(await fieldOf(panel, 'Message').inputValue()).toBe('');
  });

  it('sees what is needed, and is led to the first thing that is wrong', async () => {
    const { page } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    for (const name of ['What is it about? required', 'Your name required', 'E-mail required', 'Message required']) await panel.getByLabel(name, { exact: true }).waitFor();
    await send(panel);
    for (const [name, words] of [
      ['What is it about?', 'Please choose what it is about, so that the right person reads it.'],
      ['Your name', 'Please tell us your name.'],
      ['E-mail', 'Please give us your e-mail address. That is where the answer goes.'],
      ['Message', 'Please write what we can do for you.'],
    ] as const) {
      await eventually(() => fieldOf(panel, name).getAttribute('aria-invalid')).toBe('true');
      expect(await describedBy(fieldOf(panel, name))).toContain(words);
    }
    await eventually(() => focusOf(page)).toMatch(/^What is it about/);

    await fillIn(panel, { 'What is it about?': 'Something else', 'Your name': '\u200b \u2060', 'E-mail': 'ada at example' });
    await send(panel);
    await eventually(() => focusOf(page)).toMatch(/^Your name/);
    expect(await describedBy(fieldOf(panel, 'Your name'))).toContain('Please tell us your name.');
    expect(await describedBy(fieldOf(panel, 'E-mail'))).toContain('This does not look like an e-mail address. One looks like name@example.org.');
  });

  it('is asked for the order number where it is needed, and only there', async () => {
    const { page } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    const order = fieldOf(panel, 'Order number');
    await fillIn(panel, { ...letter, 'What is it about?': 'A question about a pot or a cup' });
    expect(await order.count()).toBe(0);
    await fillIn(panel, { 'What is it about?': 'Something broke' });
    expect(await order.getAttribute('aria-required')).toBeNull();
    await fillIn(panel, { 'What is it about?': 'A return or a refund' });
    await send(panel);
    await eventually(() => focusOf(page)).toMatch(/^Order number/);
    expect(await describedBy(order)).toContain('Please tell us which order it is about.');
  });

  it('is told by how much a text is too long, and keeps every word of it', async () => {
    const { page } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    const epistle = 'All I ever wanted to say about teapots. '.repeat(200);
    await fillIn(panel, { ...letter, 'Your name': 'Q'.repeat(500), Message: epistle });
    await panel.getByText('This has 8,000 characters. Please shorten it to 5,000.').waitFor();
    await panel.getByText('This has 500 characters. Please shorten it to 120.').waitFor();
    await send(panel);
    await eventually(() => focusOf(page)).toMatch(/^Your name/);
    expect(await fieldOf(panel, 'Message').inputValue()).toBe(epistle);
    await fillIn(panel, letter);
    await send(panel);
    await receipt(panel).waitFor();
  });

  it('pastes ten megabytes, which stay outside with a word about it, and what was written before is still there', async () => {
    const { page, context } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, Message: 'See below: ' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('0123456789'.repeat(1_048_576)));
    for (const name of ['Message', 'Your name', 'E-mail']) {
      await fieldOf(panel, name).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('ControlOrMeta+v');
      await eventually(() => describedBy(fieldOf(panel, name))).toMatch(/That is far too long: at most [\d,]+ characters can be sent\./);
    }
    expect(await fieldOf(panel, 'Message').inputValue()).toBe('See below: ');
    await fieldOf(panel, 'Message').press('!');
    await send(panel);
    await receipt(panel).waitFor();
  });

  it('may write in any script, with emoji and with angle brackets: all of it is text everywhere', async () => {
    const name = '<b>Zoë</b> 👩‍👩‍👧‍👦 שלום';
    const message = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>\nمرحبا 🫖\u200b\u202eabc\njavascript:alert(1)';
    const { page } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': name, 'E-mail': "o'brien+<tea>@example.museum", Message: message });
    await send(panel);
    await receipt(panel).waitFor();
    await panel.getByText("The answer goes to o'brien+<tea>@example.museum").waitFor();

    const desk = await expectAtDesk(world, '<b>Zoë</b>', 1);
    await inboxOf(desk).filter({ hasText: '<b>Zoë</b>' }).click();
    const letterAtDesk = desk.getByRole('region', { name: 'Message' });
    await letterAtDesk.getByText('<img src=x onerror="window.caught=1"><script>window.caught=1</script>').waitFor();
    expect(await letterAtDesk.locator('img, script, b, a[href^="javascript"]').count()).toBe(0);
    for (const one of [page, desk]) expect(await one.evaluate(() => 'caught' in window)).toBe(false);
  });

  it('clicks twice and sends once', async () => {
    const { page } = await world.visit();
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': 'Dora Twice' });
    await panel.getByRole('button', { name: 'Send message' }).dblclick();
    await receipt(panel).waitFor();
    await expectAtDesk(world, 'Dora Twice', 1);
  });

  it('comes back to a half-written letter after a reload and on another page', async () => {
    const { page } = await world.visit('/shipping.html');
    let panel = await openWay(page, 'Write to us');
    await fillIn(panel, { 'What is it about?': 'Something broke', 'Your name': 'Hal Finn', Message: 'The lid of' });
    await page.reload();
    panel = await openWay(page, 'Write to us');
    await eventually(() => fieldOf(panel, 'Message').inputValue()).toBe('The lid of');
    await page.goto(`${world.shop}/cart.html`);
    panel = await openWay(page, 'Write to us');
    await eventually(() => fieldOf(panel, 'Your name').inputValue()).toBe('Hal Finn');
    expect(await fieldOf(panel, 'What is it about?').locator('option:checked').innerText()).toBe('Something broke');
  });

  it('writes while the server is down: the letter is kept, and goes out by itself once', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': 'Kim Kept' });
    await world.stopServer();
    await send(panel);
    await panel.getByRole('heading', { name: 'We cannot be reached right now' }).waitFor();
    await panel.getByText('Your message is kept on this device and goes out by itself.').waitFor();
    await panel.getByText(letter.Message).waitFor();
    await world.startServer();
    await receipt(panel).waitFor();
    await expectAtDesk(world, 'Kim Kept', 1);
  });

  it('writes while the server is down and leaves: on the next page the letter goes out all the same', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': 'Rita Reload' });
    await world.stopServer();
    await send(panel);
    await panel.getByText('Your message is kept on this device').waitFor();

    await page.goto(`${world.shop}/gifts.html`);
    await openWay(page, 'Write to us');
    await panelOf(page).getByText('A message you wrote earlier is still waiting').waitFor();
    await page.keyboard.press('Escape');
    await world.startServer();
    await expectAtDesk(world, 'Rita Reload', 1);
    await openWayAgain(page);
    await panelOf(page).getByText('The message you wrote earlier has been sent').waitFor();
  });

  it('changes their mind while the letter waits, and only the changed one arrives', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': 'Mina Mind' });
    await world.stopServer();
    await send(panel);
    await panel.getByRole('heading', { name: 'We cannot be reached right now' }).waitFor();
    await eventually(async () => {
      await panel.getByRole('button', { name: 'Change it' }).click();
      return fieldOf(panel, 'Message').isVisible();
    }).toBe(true);
    expect(await fieldOf(panel, 'Message').inputValue()).toBe(letter.Message);
    await fillIn(panel, { Message: 'Never mind, I have found glue.' });
    await world.startServer();
    await send(panel);
    await receipt(panel).waitFor();
    const desk = await expectAtDesk(world, 'Mina Mind', 1);
    await inboxOf(desk).filter({ hasText: 'Mina Mind' }).getByText('Never mind, I have found glue.').waitFor();
  });

  it('loses nothing to a server that answers nonsense or fails', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, { ...letter, 'Your name': 'Nils Nonsense' });
    const answers = [
      { status: 500, body: 'Internal Server Error' },
      { status: 200, contentType: 'text/html', body: '<!doctype html><h1>Sign in to this network</h1>' },
    ];
    await page.route(`${world.origin}/v1/**`, (route) => {
      const answer = answers.shift();
      return answer ? route.fulfill({ headers: { 'access-control-allow-origin': world.shop }, ...answer }) : route.fallback();
    });
    await send(panel);
    await receipt(panel).waitFor();
    expect(answers).toEqual([]);
    await expectAtDesk(world, 'Nils Nonsense', 1);
  });

  it('is told beside the field when the shop says no, with everything still there', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, letter);
    await world.stopServer();
    await world.startServer({ contact: { topics: [{ id: 'glaze', label: 'Glazes', orderNumber: 'hidden' }] } });
    await send(panel);
    await panel.getByText('This topic is not there any more. Please choose another one.').last().waitFor();
    expect(await fieldOf(panel, 'Message').inputValue()).toBe(letter.Message);
    await world.stopServer();
    await world.startServer();
  });

  it('is asked to wait by a busy shop, and waits without doing anything', async () => {
    await world.stopServer();
    await world.startServer({ rates: { contact: { burst: 1, perSecond: 0.5 } } });
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Write to us');
    await fillIn(panel, letter);
    await send(panel);
    await panel.getByRole('button', { name: 'Write another message' }).click();
    await fillIn(panel, { ...letter, Message: 'And one more thing.' });
    await send(panel);
    await panel.getByRole('heading', { name: 'A lot of messages are coming in' }).waitFor();
    await receipt(panel).waitFor();
    await world.stopServer();
    await world.startServer();
  });
});

async function openWayAgain(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { name: 'Write to us' }).waitFor();
}
