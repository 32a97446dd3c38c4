import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describedBy, eventually, fieldOf, fillInCall, focusOf, inboxOf, noAnswer, openDesk, openWay } from './people.ts';
import { journeyMs, openWorld, type World } from './world.ts';

const dayMs = 86_400_000;

const consent = (panel: Locator) => panel.getByRole('checkbox', { name: /^Yes, Tülle may call me on this number/ });
const choice = (panel: Locator, group: string) => panel.getByRole('radiogroup', { name: group }).getByRole('radio');
const ask = (panel: Locator) => panel.getByRole('button', { name: 'Ask for a call' }).click();
const booked = (panel: Locator) => panel.getByRole('heading', { name: 'We will call you' });
/** The facts of a booked call, as they stand beside their names. */
const factOf = (panel: Locator, name: string) => panel.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]').first().innerText();

/** What people see of a choice, and tap on. */
const card = (radio: Locator) => radio.locator('xpath=ancestor::label');

/** Chooses a day and a time by where they stand, and says what they are called. */
async function chooseTime(panel: Locator, day: number, time: number): Promise<{ day: string; time: string }> {
  await card(choice(panel, 'When shall we call?').nth(1)).click();
  await card(choice(panel, 'Day').nth(day)).click();
  await card(choice(panel, 'Time').nth(time)).click();
  return { day: await card(choice(panel, 'Day').nth(day)).innerText(), time: await card(choice(panel, 'Time').nth(time)).innerText() };
}

async function openAtDesk(world: World, name: string, timezoneId = 'Europe/Berlin'): Promise<Page> {
  const { page } = await openDesk(world, { timezoneId });
  await inboxOf(page).filter({ hasText: name }).click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
  return page;
}

/** Minutes since midnight of "3:30 PM". */
function minutesOf(clock: string): number {
  const [, hour = '', minute = '', half = ''] = /(\d+):(\d+) (AM|PM)/.exec(clock) ?? [];
  return (Number(hour) % 12) * 60 + Number(minute) + (half === 'PM' ? 720 : 0);
}

/** How far the clocks of a place are ahead of those in Berlin at an instant, in minutes. */
function aheadOfBerlin(timeZone: string, at: number): number {
  const wall = (zone: string) => Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`);
  return (wall(timeZone) - wall('Europe/Berlin')) / 60_000;
}

describe('a shopper who wants a call', { timeout: journeyMs }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ filesApart: true });
  });
  afterEach(() => world.everybodyLeaves());
  afterAll(() => world.close());

  it('asks for a call as soon as possible, and knows by when it comes', async () => {
    const { page } = await world.visit('/product-lotse.html');
    const panel = await openWay(page, 'Get a call');
    await fillInCall(panel, { 'Your name': 'Ada Quist', 'Phone number': '020 7946 0958' });
    await fieldOf(panel, 'What is it about? (optional)').fill('My Lotse is at 96 degrees.');
    expect(await choice(panel, 'When shall we call?').first().isChecked()).toBe(true);
    await ask(panel);
    await booked(panel).waitFor();
    await eventually(() => focusOf(page)).toBe('We will call you');
    expect(await factOf(panel, 'When')).toMatch(/^As soon as possible, at the latest (today|tomorrow), \d/);
    expect(await factOf(panel, 'Number')).toBe('+442079460958');
    expect(await factOf(panel, 'Reference')).toMatch(/^[A-Z0-9-]{6,}$/);

    const desk = await openAtDesk(world, 'Ada Quist');
    await desk.getByText('My Lotse is at 96 degrees.').first().waitFor();
    await desk.getByRole('link', { name: 'Call +442079460958' }).waitFor();
    await desk.getByText('Yes, Tülle may call me on this number about this request.').waitFor();
  });

  it('is told what is missing, and has the number checked for its country', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Get a call');
    await ask(panel);
    await panel.getByText('Please tell us your name, so that we know whom to ask for.').last().waitFor();
    await eventually(() => focusOf(page)).toMatch(/^Your name/);
    expect(await describedBy(fieldOf(panel, 'Phone number'))).toContain('Please give us the number we shall call.');
    expect(await describedBy(consent(panel))).toContain('Please tick this. Without it we may not call you.');

    for (const [phone, words] of [
      ['call me maybe', 'This does not look like a phone number in this country.'],
      ['12', 'This does not look like a phone number in this country.'],
      ['020 7946 0958 0958', 'This does not look like a phone number in this country.'],
      ['0909 879 0000', 'This does not look like a phone number in this country.'],
      ['+1 212 555 2368', 'We cannot call numbers of that country.'],
    ] as const) {
      await fillInCall(panel, { 'Phone number': phone });
      await ask(panel);
      await eventually(() => describedBy(fieldOf(panel, 'Phone number')), phone).toContain(words);
      await eventually(() => focusOf(page)).toMatch(/^Phone number/);
      expect(await fieldOf(panel, 'Phone number').inputValue()).toBe(phone);
    }
    // As people write it, with the country's own zero and with what a keyboard of another script gives.
    await fillInCall(panel, { 'Your name': 'Ada Quist', 'Phone number': '+44 (0)20 ７９４６–０９５９' });
    await ask(panel);
    await booked(panel).waitFor();
    expect(await factOf(panel, 'Number')).toBe('+442079460959');
  });

  it('writes a name and a note in any script: they are text on the desk', async () => {
    const { page } = await world.visit();
    const panel = await openWay(page, 'Get a call');
    await fillInCall(panel, { 'Your name': '<i>Zoë</i> 👩‍👩‍👧‍👦', 'Phone number': '020 7946 0960' });
    await fieldOf(panel, 'What is it about? (optional)').fill('<img src=x onerror="window.caught=1">\u202eשלום');
    await ask(panel);
    await booked(panel).waitFor();
    const desk = await openAtDesk(world, '<i>Zoë</i> 👩‍👩‍👧‍👦');
    await desk.getByRole('region', { name: 'Callback' }).getByText('<img src=x onerror="window.caught=1">').waitFor();
    expect(await desk.evaluate(() => 'caught' in window)).toBe(false);
  });

  it('asks while the server is down: no call is promised before there is one', async () => {
    const { page } = await world.visit('/', { forgives: noAnswer });
    const panel = await openWay(page, 'Get a call');
    await fillInCall(panel, { 'Your name': 'Kim Kept', 'Phone number': '020 7946 0961' });
    await world.stopServer();
    await ask(panel);
    await panel.getByRole('heading', { name: 'We cannot be reached right now' }).waitFor();
    await panel.getByText('No call is booked yet. We ask for it by ourselves').waitFor();
    expect(await booked(panel).count()).toBe(0);
    await world.startServer();
    await booked(panel).waitFor();
    const desk = await openAtDesk(world, 'Kim Kept');
    expect(await inboxOf(desk).filter({ hasText: 'Kim Kept' }).count()).toBe(1);
  });

  describe('of a shop that calls from 9:00 to 18:00 in Berlin, once in every half hour', () => {
    const hours = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, [['09:00', '18:00'] as [string, string]]]));
    beforeAll(async () => {
      await world.stopServer();
      await world.startServer({ hours, timeZone: 'Europe/Berlin', callback: { countries: ['US', 'AU', 'GB'], capacity: 1, daysAhead: 5 } });
    });

    it.each([
      ['America/New_York', 'United States', '(212) 555-2368'],
      ['Australia/Lord_Howe', 'Australia', '02 6563 2066'],
      ['Asia/Kathmandu', 'United Kingdom', '020 7946 0962'],
    ])('chooses a time on the clocks of %s', async (timezoneId, country, phone) => {
      const { page } = await world.visit('/', { timezoneId });
      const panel = await openWay(page, 'Get a call');
      await fillInCall(panel, { 'Your name': `From ${timezoneId}`, Country: country, 'Phone number': phone });
      const chosen = await chooseTime(panel, 2, 1);
      await panel.getByText('These are times on your clock. The shop is in Berlin.').waitFor();
      const [day = '', date = ''] = chosen.day.split('\n');
      // Clocks may change on that very day.
      const noon = Date.parse(`${date} ${new Date(Date.now() + 4 * dayMs).getFullYear()} 12:00 UTC`);
      const differences = [-dayMs / 2, dayMs / 2].map((ms) => (aheadOfBerlin(timezoneId, noon + ms) + 1_440) % 1_440);
      for (const time of await card(choice(panel, 'Time')).allInnerTexts()) {
        const [own = '', shop = ''] = time.split('\n');
        expect(shop).toMatch(/ in Berlin$/);
        expect(minutesOf(shop)).toBeGreaterThanOrEqual(9 * 60);
        expect(minutesOf(shop)).toBeLessThanOrEqual(17.5 * 60);
        expect((minutesOf(own) - minutesOf(shop) + 1_440) % 1_440, time).toBeOneOf(differences);
      }
      await ask(panel);
      await booked(panel).waitFor();
      const [own = '', shop = ''] = chosen.time.split('\n');
      expect(await factOf(panel, 'When')).toBe(`${day}, ${own} your time (${shop})`);

      const desk = await openAtDesk(world, `From ${timezoneId}`);
      const clock = `${Math.floor(minutesOf(shop) / 60)}:${String(minutesOf(shop) % 60).padStart(2, '0')}`;
      await desk.getByText(new RegExp(`\\b0?${clock} to `)).first().waitFor();
      await desk.getByText(/ where the visitor is$/).waitFor();
    });

    it('is told when somebody else was quicker, and chooses another time', async () => {
      const one = await world.visit('/', { forgives: noAnswer });
      const other = await world.visit('/', { forgives: noAnswer });
      const [first, second] = [await openWay(one.page, 'Get a call'), await openWay(other.page, 'Get a call')];
      await fillInCall(first, { 'Your name': 'Quick', 'Phone number': '020 7946 0963' });
      await fillInCall(second, { 'Your name': 'Slow', 'Phone number': '020 7946 0964' });
      const chosen = await chooseTime(first, 3, 3);
      expect(await chooseTime(second, 3, 3)).toEqual(chosen);
      await ask(first);
      await booked(first).waitFor();
      await ask(second);
      await second.getByText('Somebody was quicker: this time has just been taken. Please choose another one.').last().waitFor();
      expect(await fieldOf(second, 'Your name').inputValue()).toBe('Slow');
      // What was taken is not offered any more.
      await eventually(async () => (await chooseTime(second, 3, 3)).time).not.toBe(chosen.time);
      await ask(second);
      await booked(second).waitFor();
    });

    it('moves the call, finds it again on the next page, and cancels it after a second thought', async () => {
      const { page } = await world.visit();
      let panel = await openWay(page, 'Get a call');
      await fillInCall(panel, { 'Your name': 'Mo Ving', 'Phone number': '020 7946 0965' });
      await chooseTime(panel, 1, 0);
      await ask(panel);
      await booked(panel).waitFor();
      const before = await factOf(panel, 'When');

      await panel.getByRole('button', { name: 'Another time' }).click();
      await chooseTime(panel, 2, 5);
      await panel.getByRole('button', { name: 'Move the call' }).click();
      await eventually(() => factOf(panel, 'When')).not.toBe(before);
      const after = await factOf(panel, 'When');
      const desk = await openAtDesk(world, 'Mo Ving', 'Europe/London');

      await page.goto(`${world.shop}/gifts.html`);
      panel = await openWay(page, 'Get a call');
      await panel.getByRole('heading', { name: 'Your booked call' }).waitFor();
      expect(await factOf(panel, 'When')).toBe(after);

      await panel.getByRole('button', { name: 'Cancel call' }).click();
      await eventually(() => focusOf(page)).toBe('Cancel this call?');
      await panel.getByRole('button', { name: 'Keep it' }).click();
      await panel.getByRole('button', { name: 'Cancel call' }).click();
      await panel.getByRole('button', { name: 'Yes, cancel it' }).click();
      await panel.getByRole('heading', { name: 'The call is cancelled' }).waitFor();
      await desk.getByText('The visitor has called this call off. There is nothing to do.').waitFor();
    });
  });
});
