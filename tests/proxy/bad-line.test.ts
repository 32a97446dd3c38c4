import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually, inboxOf, noticeNetwork, openDesk, openWay, reply, say, signIn } from '../browser/people.ts';
import { journeyMs, openWorld, type Person, type World } from '../browser/world.ts';
import type { FaultProxy } from './fault-proxy.ts';

/** What Chromium writes on the console by itself when a line breaks, or is answered by somebody else. */
const brokenLine = /ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_SOCKET|ERR_INVALID_HTTP|WebSocket connection to|status of [45]\d\d/;

const logOf = (panel: Locator) => panel.getByRole('log');

/** The lines of a conversation that are among those looked for, in the order they are shown. */
async function saidIn(log: Locator, lines: readonly string[]): Promise<string[]> {
  return (await log.innerText()).split('\n').filter((line) => lines.includes(line.trim()));
}

/** A deaf line is promised to be noticed within ten seconds; then another one has to be had. */
const noticing = { timeout: 20_000 };

/** Says something into the field at once, without waiting for it to be seen. */
async function utter(panel: Locator, text: string): Promise<void> {
  const field = panel.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

/**
 * Nothing of a page runs, until what is returned is called: as on a device that sleeps, no event goes before it or follows.
 * (What Chromium calls freezing it does to no page that is driven by a program, since it takes each of those for seen.)
 */
async function sendToSleep(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const asleep = new Promise((done) => session.once('Debugger.paused', done));
  void session.send('Runtime.evaluate', { expression: 'debugger' }).catch(() => {});
  await asleep;
  return () => session.send('Debugger.disable');
}

describe('a shopper on a bad line', { timeout: journeyMs }, () => {
  let world: World;
  let network: FaultProxy;
  let desk: Page;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true, throughNetwork: true });
    network = world.network!;
  }, journeyMs);
  afterEach(async () => {
    network.setWeather({});
    await world.everybodyLeaves();
  });
  afterAll(() => world.close());

  /** Somebody who has said something, and the agent who has read it. */
  async function talking(words: string, to = '/pots.html'): Promise<{ person: Person; panel: Locator }> {
    desk = (await openDesk(world)).page;
    const person = await world.visit(to, { forgives: brokenLine });
    const panel = await openWay(person.page, 'Chat with us');
    await say(panel, words);
    await inboxOf(desk).filter({ hasText: words }).click();
    await desk.getByRole('log').getByText(words, { exact: true }).waitFor();
    await panel.getByText('Read', { exact: true }).waitFor();
    return { person, panel };
  }

  it('loses the line between the storing of a message and the word of it: one message, on both sides', async () => {
    const { panel } = await talking('F02: are you there?');
    network.swallow('down');
    await utter(panel, 'F02: and this?');
    await desk.getByRole('log').getByText('F02: and this?', { exact: true }).waitFor();
    network.cut();
    const lines = ['F02: are you there?', 'F02: and this?'];
    await panel.getByText('Read', { exact: true }).waitFor();
    expect(await saidIn(logOf(panel), lines)).toEqual(lines);
    expect(await saidIn(desk.getByRole('log'), lines)).toEqual(lines);
  });

  it('speaks and is spoken to over a line that has gone deaf without a word: both arrive over another one', async () => {
    const { panel } = await talking('F03: hello?');
    network.swallow('both');
    await utter(panel, 'F03: into the void');
    await desk.getByRole('log').getByText('F03: into the void', { exact: true }).waitFor(noticing);
    // And nothing follows that could give the gap away.
    network.swallow('both');
    await reply(desk, 'F08: from the void');
    await logOf(panel).getByText('F08: from the void', { exact: true }).waitFor(noticing);
    const lines = ['F03: hello?', 'F03: into the void', 'F08: from the void'];
    expect(await saidIn(logOf(panel), lines)).toEqual(lines);
  });

  it('comes back from a long silence, and reads all that was said meanwhile, in order', async () => {
    const { person, panel } = await talking('F04: back in an hour');
    network.setWeather({ isClosed: true });
    network.cut();
    const missed = Array.from({ length: 120 }, (_, index) => `F04: answer ${index + 1}`);
    await desk.evaluate(async (texts) => {
      const conversation = decodeURIComponent(location.href).split(/[/=]/).at(-1);
      for (const [index, text] of texts.entries()) {
        const body = { id: `missed-${String(index).padStart(12, '0')}`, type: 'desk.reply', body: { conversation, text } };
        const answer = await fetch('/desk/api/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      }
    }, missed);
    network.setWeather({});
    await noticeNetwork(person.page);
    await logOf(panel).getByText(missed.at(-1)!, { exact: true }).waitFor();
    const shown = await saidIn(logOf(panel), missed);
    // A long conversation is drawn from its end.
    expect(shown.length).toBeGreaterThan(20);
    expect(shown).toEqual(missed.slice(-shown.length));
  });

  it('lets the device sleep until the server has given the line up, and wakes it: soon all is there that was said, and nobody was told that they are offline', async () => {
    const { person, panel } = await talking('F52: good night');
    const { page } = person;
    // Who cannot see the panel is told beside it.
    await panel.evaluate((element) => {
      for (const root of [element.getRootNode(), document.body]) {
        const note = () => {
          if (/offline|cannot be reached/i.test(root.textContent ?? '')) document.documentElement.dataset['alarm'] = root.textContent ?? '';
        };
        new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true });
      }
    });
    const wake = await sendToSleep(page);
    network.swallow('both');
    await reply(desk, 'F52: sleep well');
    await desk.getByText('Not on the site').waitFor();
    await reply(desk, 'F52: good morning');
    await wake();
    await logOf(panel).getByText('F52: good morning', { exact: true }).waitFor({ timeout: 3_000 });
    await say(panel, 'F52: awake');
    await desk.getByRole('log').getByText('F52: awake', { exact: true }).waitFor();
    const lines = ['F52: good night', 'F52: sleep well', 'F52: good morning', 'F52: awake'];
    for (const log of [logOf(panel), desk.getByRole('log')]) expect(await saidIn(log, lines)).toEqual(lines);
    expect(await page.evaluate(() => document.documentElement.dataset['alarm'])).toBeUndefined();
  });

  it('writes in two tabs without a line: each in its order, nothing twice, both tabs the same', async () => {
    const { person, panel: one } = await talking('F06: two tabs');
    const other = await openWay(await person.openTab('/table.html'), 'Chat with us');
    await logOf(other).getByText('F06: two tabs', { exact: true }).waitFor();
    network.setWeather({ isClosed: true });
    network.cut();
    await Promise.all([say(one, 'F06: one, first'), say(other, 'F06: other, first')]);
    await Promise.all([say(one, 'F06: one, second'), say(other, 'F06: other, second')]);
    network.setWeather({});
    for (const page of person.context.pages()) await noticeNetwork(page);
    const lines = ['F06: one, first', 'F06: one, second', 'F06: other, first', 'F06: other, second'];
    await eventually(() => saidIn(desk.getByRole('log'), lines)).toHaveLength(4);
    const stored = await saidIn(desk.getByRole('log'), lines);
    for (const log of [logOf(one), logOf(other)]) await eventually(() => saidIn(log, lines)).toEqual(stored);
    for (const tab of ['one', 'other']) expect(stored.filter((line) => line.includes(tab))).toEqual([`F06: ${tab}, first`, `F06: ${tab}, second`]);
  });

  it('says the very first words in two tabs at the same instant: one conversation with both', async () => {
    desk = (await openDesk(world)).page;
    const person = await world.visit('/pots.html', { forgives: brokenLine });
    const one = await openWay(person.page, 'Chat with us');
    const other = await openWay(await person.openTab('/table.html'), 'Chat with us');
    await Promise.all([utter(one, 'F07: from one tab'), utter(other, 'F07: from the other')]);
    const lines = ['F07: from one tab', 'F07: from the other'];
    for (const panel of [one, other]) await eventually(async () => (await saidIn(logOf(panel), lines)).toSorted()).toEqual(lines);
    await inboxOf(desk).filter({ hasText: 'F07' }).first().waitFor();
    expect(await inboxOf(desk).filter({ hasText: 'F07' }).count()).toBe(1);
  });

  it('writes to two agents, one of whom has lost the line: they answer nothing over what the other has said, and keep what they wrote', async () => {
    const { panel } = await talking('F09: whoever is there');
    const ben = { name: 'ben', password: 'a password of his own' };
    await desk.evaluate(async ({ name, password }) => {
      const body = JSON.stringify({ login: name, name: 'Ben', password });
      const answer = await fetch('/desk/api/agents', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    }, ben);
    const { page: other } = await world.visit(`http://localhost:${network.port}/desk/`, { forgives: brokenLine });
    await signIn(other, ben);
    await inboxOf(other).filter({ hasText: 'F09' }).click();
    await other.getByRole('log').getByText('F09: whoever is there', { exact: true }).waitFor();

    network.setWeather({ isClosed: true });
    network.swallow('both');
    await reply(desk, 'F09: I am here');
    await reply(other, 'F09: me too');
    const lines = ['F09: whoever is there', 'F09: I am here', 'F09: so we are two'];
    const said = (log: Locator) => saidIn(log, [...lines, 'F09: me too']);
    expect(await said(other.getByRole('log'))).toEqual(['F09: whoever is there', 'F09: me too']);
    network.setWeather({});
    network.cut();
    await noticeNetwork(other);
    await other.getByText('Not sent: a colleague has answered meanwhile.').waitFor();
    await other.getByRole('log').getByText('F09: I am here', { exact: true }).waitFor();
    for (const log of [logOf(panel), desk.getByRole('log')]) await eventually(() => said(log)).toEqual(lines.slice(0, 2));

    await other.getByRole('button', { name: 'Edit', exact: true }).click();
    expect(await other.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('F09: me too');
    await reply(other, 'F09: so we are two');
    for (const log of [logOf(panel), desk.getByRole('log'), other.getByRole('log')]) await eventually(() => said(log)).toEqual(lines);
  });

  it('sits behind a sign-in page that answers everything: nothing of it is shown, and the words go out afterwards', async () => {
    const { person, panel } = await talking('F50: from a hotel');
    const page = '<!doctype html><h1>Welcome to our hotel</h1>';
    // As open as can be, so that the browser lets the page have what it is given.
    const head = ['200 OK', 'content-type: text/html', 'access-control-allow-origin: *', 'access-control-allow-headers: authorization, content-type', `content-length: ${page.length}`, 'connection: close'];
    network.setWeather({ answer: `HTTP/1.1 ${head.join('\r\n')}\r\n\r\n${page}` });
    network.cut();
    await say(panel, 'F50: room 12');
    await panel.getByText(/^(Waiting|Not sent yet|Sending)/).first().waitFor();
    expect(await panel.innerText()).not.toContain('hotel</h1>');
    expect(await panel.innerText()).not.toContain('Welcome to our hotel');
    network.setWeather({});
    await noticeNetwork(person.page);
    await desk.getByRole('log').getByText('F50: room 12', { exact: true }).waitFor();
  });

  it('is behind a proxy that lets no socket through: asking now and then takes over', async () => {
    const { panel } = await talking('F50: from an office');
    network.setWeather({ rewrite: (head) => head.replace(/^(upgrade|connection): .*\r\n/gim, '') });
    network.cut();
    await utter(panel, 'F50: no sockets here');
    await desk.getByRole('log').getByText('F50: no sockets here', { exact: true }).waitFor();
    await reply(desk, 'F50: no matter');
    await logOf(panel).getByText('F50: no matter', { exact: true }).waitFor();
  });

  it('is on the slowest of phone lines: what is said is confirmed, and answered', async () => {
    const { panel } = await talking('F51: from the train');
    network.setWeather({ delayMs: 400, bytesPerSecond: 50_000 / 8, sliceBytes: 500 });
    await utter(panel, 'F51: slow here');
    await panel.getByText('Read', { exact: true }).waitFor();
    await reply(desk, 'F51: we have time');
    await logOf(panel).getByText('F51: we have time', { exact: true }).waitFor();
  });
});
