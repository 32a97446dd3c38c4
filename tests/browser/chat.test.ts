import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backup, restore } from '../server/backup.ts';
import { bell, eventually, focusOf, inboxOf, noAnswer, noticeNetwork, openDesk, openHelp, openWay, panelOf, reply, say, signIn, takeWay } from './people.ts';
import { agent, journeyMs, openWorld, type World } from './world.ts';

const logOf = (panel: Locator) => panel.getByRole('log');
const wordsIn = (panel: Locator) => panel.getByRole('textbox', { name: 'Message' });
const replyOf = (desk: Page) => desk.getByRole('textbox', { name: 'Reply' });

/** The lines of a conversation that are among those looked for, in the order they are shown. */
async function saidIn(log: Locator, lines: readonly string[]): Promise<string[]> {
  return (await log.innerText()).split('\n').filter((line) => lines.includes(line.trim()));
}

/** Opens the conversation of somebody who has said this. */
async function openConversation(desk: Page, words: string): Promise<void> {
  await inboxOf(desk).filter({ hasText: words }).click();
  await desk.getByRole('log').getByText(words, { exact: true }).waitFor();
}

/** Pastes a file as from a screenshot: a picture is red all over. */
async function paste(field: Locator, file: { name: string; type: string }): Promise<void> {
  await field.evaluate(async (element, { name, type }) => {
    const canvas = new OffscreenCanvas(320, 200);
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#f00';
    pen.fillRect(0, 0, 320, 200);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([type.startsWith('image/') ? await canvas.convertToBlob({ type }) : 'x'], name, { type }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
  }, file);
}

/** How much of a drawn picture is red. */
const redShare = (element: Node) => {
  const canvas = element as HTMLCanvasElement;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let red = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! > 250 && data[at + 1]! < 5 && data[at + 3] === 255) red += 1;
  return red / (data.length / 4);
};

/** Counts the tones that begin to sound in a page. */
async function countNotes(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { notes: 0 };
    const { prototype } = OscillatorNode;
    prototype.start = function start(when) {
      counted.notes += 1;
      AudioScheduledSourceNode.prototype.start.call(this, when);
    };
    return counted;
  });
  return () => counter.evaluate(({ notes }) => notes);
}

describe('a shopper who chats', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('talks with an agent: every word is there at once, with what became of it', async () => {
    const desk = (await openDesk(world)).page;
    await desk.getByText('All answered').waitFor();
    const { page } = await world.visit('/product-elbe.html');
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'Does the Elbe drip?');
    await panel.getByText('Sent', { exact: true }).waitFor();

    await openConversation(desk, 'Does the Elbe drip?');
    await panel.getByText('Read', { exact: true }).waitFor();
    await reply(desk, 'Not in five years, we promise.');
    await logOf(panel).getByText('Not in five years, we promise.').waitFor();
    await desk.getByText('Read', { exact: true }).waitFor();
    await say(panel, 'Then I take it.');
    await desk.getByRole('log').getByText('Then I take it.').waitFor();
  });

  it('sees the agent type, and is seen typing', async () => {
    const desk = (await openDesk(world)).page;
    const { page } = await world.visit();
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'Is anybody typing?');
    await openConversation(desk, 'Is anybody typing?');

    await replyOf(desk).pressSequentially('Well');
    await panel.getByText(/ is typing$/).waitFor();
    await replyOf(desk).press('Enter');
    await logOf(panel).getByText('Well', { exact: true }).waitFor();
    await panel.getByText(/ is typing$/).waitFor({ state: 'detached' });

    await wordsIn(panel).pressSequentially('I see');
    await desk.getByText('Visitor is typing').waitFor();
    await wordsIn(panel).press('Enter');
    await desk.getByRole('log').getByText('I see', { exact: true }).waitFor();
    await desk.getByText('Visitor is typing').waitFor({ state: 'detached' });
  });

  it('pastes a picture, sees it go and looks at it closely, takes back another one, and the agent has the first; what is of another kind is named; after a reload it is still there', async () => {
    const { page } = await world.visit('/product-elbe.html');
    let panel = await openWay(page, 'Chat with us');
    await panel.getByText('JPEG, PNG, WEBP, GIF, PDF, up to 8 MB').waitFor();
    await paste(wordsIn(panel), { name: 'notes.html', type: 'text/html' });
    await panel.getByRole('alert').getByText('“notes.html” cannot be sent here.').waitFor();
    await paste(wordsIn(panel), { name: 'crack.png', type: 'image/png' });
    await panel.getByText('Sent', { exact: true }).waitFor();
    const picture = () => logOf(panel).getByRole('img', { name: 'Picture: crack.png' });
    await eventually(() => picture().evaluate(redShare)).toBe(1);

    await logOf(panel).getByRole('button', { name: 'Show crack.png larger' }).click();
    const large = panel.getByRole('dialog', { name: 'Picture: crack.png' });
    await eventually(() => large.getByRole('img').evaluate(redShare)).toBe(1);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'detached' });
    await eventually(() => focusOf(page)).toBe('Show crack.png larger');

    // A line so slow that they think better of it.
    await page.route('**/v1/attachments/*', () => {});
    await paste(wordsIn(panel), { name: 'blurred.png', type: 'image/png' });
    await panel.getByRole('progressbar', { name: 'Sending blurred.png' }).waitFor();
    await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
    await logOf(panel).getByRole('img', { name: 'Picture: blurred.png' }).waitFor({ state: 'detached' });
    await page.unroute('**/v1/attachments/*');

    const desk = (await openDesk(world)).page;
    await inboxOf(desk).filter({ hasText: 'crack.png' }).click();
    const shown = desk.getByRole('log').getByRole('img', { name: 'Picture: crack.png' });
    await eventually(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
    await paste(replyOf(desk), { name: 'mended.png', type: 'image/png' });
    await eventually(() => logOf(panel).getByRole('img', { name: 'Picture: mended.png' }).evaluate(redShare)).toBe(1);
    await page.reload();
    panel = await openWay(page, 'Chat with us');
    await eventually(() => picture().evaluate(redShare)).toBe(1);
  });

  it('finds the conversation again after a reload and on another page, half-written words included', async () => {
    const { page } = await world.visit('/pots.html');
    let panel = await openWay(page, 'Chat with us');
    await say(panel, 'Which pot for one?');
    await panel.getByText('Sent', { exact: true }).waitFor();
    await wordsIn(panel).fill('And which one for');
    await page.reload();
    panel = await openWay(page, 'Chat with us');
    await logOf(panel).getByText('Which pot for one?').waitFor();
    await eventually(() => wordsIn(panel).inputValue()).toBe('And which one for');
    await page.goto(`${world.shop}/cart.html`);
    panel = await openWay(page, 'Chat with us');
    await logOf(panel).getByText('Which pot for one?').waitFor();
    await eventually(() => wordsIn(panel).inputValue()).toBe('And which one for');
  });

  it('has two tabs open, and both show the same, whoever speaks', async () => {
    const desk = (await openDesk(world)).page;
    const { page, openTab } = await world.visit('/pots.html');
    const one = await openWay(page, 'Chat with us');
    await say(one, 'from the first tab');
    const other = await openWay(await openTab('/table.html'), 'Chat with us');
    await logOf(other).getByText('from the first tab').waitFor();
    await openConversation(desk, 'from the first tab');
    await reply(desk, 'from the desk');
    await Promise.all([say(one, 'one more from the first'), say(other, 'one from the second')]);

    const lines = ['from the first tab', 'from the desk', 'one more from the first', 'one from the second'];
    await eventually(() => saidIn(desk.getByRole('log'), lines)).toHaveLength(4);
    const atDesk = await saidIn(desk.getByRole('log'), lines);
    await eventually(() => saidIn(logOf(one), lines)).toEqual(atDesk);
    await eventually(() => saidIn(logOf(other), lines)).toEqual(atDesk);
    expect(atDesk.slice(0, 2)).toEqual(lines.slice(0, 2));
  });

  it('sees on the button, and hears if they want to, that somebody has answered, also on the next page, until it has been read', async () => {
    const desk = (await openDesk(world)).page;
    const { page } = await world.visit('/gifts.html');
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'Do you wrap?');
    const notes = await countNotes(page);
    await panel.getByRole('button', { name: 'Sound for new messages', pressed: false }).click();
    await panel.getByRole('button', { name: 'Sound for new messages', pressed: true }).waitFor();
    await eventually(notes).toBe(2);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    await openConversation(desk, 'Do you wrap?');
    await reply(desk, 'In paper from the mill next door.');
    const named = (name: string) => page.getByRole('button', { name, exact: true });
    await named('Help, 1 new message').waitFor();
    await eventually(notes).toBe(4);
    await reply(desk, 'With a ribbon.');
    await named('Help, 2 new messages').waitFor();

    await page.goto(`${world.shop}/cart.html`);
    await named('Help, 2 new messages').waitFor();
    await openHelp(page);
    await panelOf(page).getByRole('button', { name: /^Chat with us.*2 new/ }).click();
    await logOf(panelOf(page)).getByText('With a ribbon.').waitFor();
    await panelOf(page).getByRole('button', { name: 'Sound for new messages', pressed: true }).waitFor();
    await page.keyboard.press('Escape');
    await named('Help').waitFor();

    await page.goto(`${world.shop}/pots.html`);
    await bell(page).waitFor();
    await page.evaluate(() => (window as unknown as { deskbell: (verb: string) => Promise<void> }).deskbell('open'));
    await panelOf(page).getByRole('button', { name: /^Chat with us/ }).waitFor();
    expect(await panelOf(page).getByText(/\d new/).count()).toBe(0);
  });

  it('talks on through a restart of the server: nothing is lost, nothing doubled, on either side', async () => {
    const deskPerson = await openDesk(world, { forgives: noAnswer });
    const desk = deskPerson.page;
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Chat with us');
    const lines = ['before it', 'heard before it', 'while it is gone', 'and once more', 'said by the desk while it is gone', 'after it', 'heard after it'];
    await say(panel, 'before it');
    await openConversation(desk, 'before it');
    await reply(desk, 'heard before it');
    await logOf(panel).getByText('heard before it').waitFor();

    await world.stopServer();
    await say(panel, 'while it is gone');
    await panel.getByText('Not sent yet. Trying again by itself.').first().waitFor();
    await say(panel, 'and once more');
    await reply(desk, 'said by the desk while it is gone');
    await world.startServer();

    await desk.getByRole('log').getByText('and once more').waitFor();
    await logOf(panel).getByText('said by the desk while it is gone').waitFor();
    await say(panel, 'after it');
    await reply(desk, 'heard after it');
    await eventually(() => saidIn(desk.getByRole('log'), lines)).toHaveLength(lines.length);
    await eventually(() => saidIn(logOf(panel), lines)).toHaveLength(lines.length);
    expect([...(await saidIn(logOf(panel), lines))].sort()).toEqual([...lines].sort());
    // Both come back to the same log, whatever each has seen of it before.
    await desk.reload();
    await page.reload();
    const again = await openWay(page, 'Chat with us');
    await eventually(() => saidIn(logOf(again), lines)).toHaveLength(lines.length);
    await eventually(() => saidIn(desk.getByRole('log'), lines)).toEqual(await saidIn(logOf(again), lines));
  });

  it('has two tabs open when an older copy of the data takes its place: both show what that has and what was still to be sent, and nothing twice', async () => {
    const desk = (await openDesk(world, { forgives: noAnswer })).page;
    const { context, page, openTab } = await world.visit('/pots.html', { forgives: new RegExp(`${noAnswer.source}|ERR_INTERNET_DISCONNECTED`) });
    const one = await openWay(page, 'Chat with us');
    await say(one, 'before the copy');
    const other = await openWay(await openTab('/table.html'), 'Chat with us');
    await openConversation(desk, 'before the copy');
    await reply(desk, 'answered before the copy');
    await logOf(other).getByText('answered before the copy').waitFor();
    const copy = await backup(world);
    await say(one, 'lost with the disk');
    await desk.getByRole('log').getByText('lost with the disk').waitFor();
    await reply(desk, 'answered, and lost too');
    for (const panel of [one, other]) await logOf(panel).getByText('answered, and lost too').waitFor();

    await world.stopServer();
    await context.setOffline(true);
    await restore(world, copy, { replace: true });
    await world.startServer();
    await say(other, 'while away');
    await noticeNetwork(desk);
    // Who was signed in is in no copy; the desk goes on where it was.
    await signIn(desk, agent);
    // These take the numbers of what was lost.
    await reply(desk, 'answered on top of it');
    await reply(desk, 'and once more');
    await context.setOffline(false);
    await desk.getByRole('log').getByText('while away').waitFor();
    await say(one, 'back again');
    const stays = ['before the copy', 'answered before the copy', 'answered on top of it', 'and once more', 'while away', 'back again'];
    const said = [...stays, 'lost with the disk', 'answered, and lost too'];
    for (const log of [logOf(one), logOf(other), desk.getByRole('log')]) await eventually(() => saidIn(log, said)).toEqual(stays);
  });

  it('writes to a server that is gone, closes the tab, and the words go out from the next page they visit', async () => {
    const desk = (await openDesk(world, { forgives: noAnswer })).page;
    const { page, openTab } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Chat with us');
    await world.stopServer();
    await say(panel, 'Anybody there?');
    await panel.getByText('Not sent yet. Trying again by itself.').waitFor();
    await page.close();
    await world.startServer();
    const next = await openTab('/help.html');
    await inboxOf(desk).filter({ hasText: 'Anybody there?' }).waitFor();
    const again = await openWay(next, 'Chat with us');
    await again.getByText('Sent', { exact: true }).waitFor();
    expect(await saidIn(logOf(again), ['Anybody there?'])).toEqual(['Anybody there?']);
  });

  it('is shown other ways when the chat cannot be reached, and taken back when it can', async () => {
    await world.stopServer();
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Chat with us');
    await panel.getByText('The chat cannot be reached right now').waitFor();
    await panel.getByRole('button', { name: /^Write to us/ }).waitFor();
    // Said once: the ways below it do not repeat it.
    expect(await panel.getByText(/cannot be reached/).count()).toBe(1);
    await world.startServer();
    await panel.getByRole('button', { name: 'Try now' }).click();
    await panel.getByText('Usually replies in 3 minutes').waitFor();
    await panel.getByText('The chat cannot be reached right now').waitFor({ state: 'detached' });
  });

  it('may say anything in any script: both sides see it as it was typed, and as text', async () => {
    const html = '<img src=x onerror="window.caught=1"><script>window.caught=1</script><b>bold</b>';
    const rtl = 'שלום \u202e<a href="javascript:window.caught=1">x</a> 👩‍👩‍👧‍👦\u200b مرحبا';
    const links = 'see https://example.org/a?b=c#d or javascript:alert(1) or data:text/html,x';
    const desk = (await openDesk(world)).page;
    const { page } = await world.visit();
    const panel = await openWay(page, 'Chat with us');
    for (const text of [html, rtl]) await say(panel, text);
    await inboxOf(desk).filter({ hasText: 'javascript:window.caught=1' }).click();
    for (const text of [html, rtl]) await desk.getByRole('log').getByText(text, { exact: true }).waitFor();
    for (const text of [html, rtl, links]) {
      await replyOf(desk).fill(`> ${text}`);
      await replyOf(desk).press('Enter');
    }
    await logOf(panel).getByRole('link', { name: 'https://example.org/a?b=c#d' }).waitFor();
    for (const [log, one] of [[logOf(panel), page], [desk.getByRole('log'), desk]] as const) {
      expect(await log.locator('img, script, b').count()).toBe(0);
      expect(await log.getByRole('link').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))).toEqual(['https://example.org/a?b=c#d']);
      expect(await log.getByRole('link').getAttribute('rel')).toContain('noopener');
      expect(await one.evaluate(() => 'caught' in window)).toBe(false);
    }
  });

  it('sends by a double click, far too much and nothing at all: once, with a word about it, and not', async () => {
    const desk = (await openDesk(world)).page;
    const { page, context } = await world.visit();
    const panel = await openWay(page, 'Chat with us');
    await wordsIn(panel).fill('only once');
    await panel.getByRole('button', { name: 'Send' }).dblclick();
    await panel.getByText('Sent', { exact: true }).waitFor();
    expect(await panel.getByText('Write something first.').count()).toBe(0);
    await openConversation(desk, 'only once');
    expect(await saidIn(desk.getByRole('log'), ['only once'])).toEqual(['only once']);

    await wordsIn(panel).fill(' \u200b\n ');
    await wordsIn(panel).press('Enter');
    await panel.getByText('Write something first.').waitFor();
    await wordsIn(panel).fill('a'.repeat(5_001));
    await wordsIn(panel).press('Enter');
    await panel.getByText('5,001 of at most 5,000 characters. Please shorten it.').waitFor();

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('0123456789'.repeat(1_048_576)));
    await wordsIn(panel).fill('Look: ');
    await page.keyboard.press('ControlOrMeta+v');
    await panel.getByText(/^That is far too long/).waitFor();
    await wordsIn(panel).pressSequentially('nothing');
    await wordsIn(panel).press('Enter');
    await desk.getByRole('log').getByText('Look: nothing', { exact: true }).waitFor();
  });

  it('is told that the conversation was closed, and opens it again by writing', async () => {
    const desk = (await openDesk(world)).page;
    const { page } = await world.visit();
    const panel = await openWay(page, 'Chat with us');
    await say(panel, 'Thank you, that was all');
    await openConversation(desk, 'Thank you, that was all');
    await desk.getByRole('button', { name: 'Mark done' }).click();
    await panel.getByText('The conversation was closed. Write to open it again.').waitFor();
    await say(panel, 'One more thing');
    await desk.getByRole('log').getByText('One more thing').waitFor();
    await desk.getByRole('button', { name: 'Mark done' }).waitFor();
    await panel.getByRole('button', { name: 'Back' }).click();
    await takeWay(panel, 'Chat with us');
    await logOf(panel).getByText('One more thing').waitFor();
  });
});
