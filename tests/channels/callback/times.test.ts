import { describe, expect, it } from 'vitest';
import { groupByDay, timesOf, onOwnClock, onShopClock, placeOf, type Clocks } from '../../../src/channels/callback/times.ts';

const minuteMs = 60_000;
const slot = (start: number) => ({ start, end: start + 30 * minuteMs });
const every = (minutes: number, from: number, count: number) => Array.from({ length: count }, (_, index) => slot(from + index * minutes * minuteMs));

/** Versions of Node differ in leading zeros and in which space they use; people do not care. */
const plain = (time: string | undefined) => time?.replaceAll('\u202f', ' ').replace(/\b0(\d:)/, '$1');

/** Days with their times. */
const sorted = (slots: Parameters<typeof groupByDay>[0], zones: Clocks) =>
  groupByDay(slots, zones).map((day) => ({ label: day.label, date: day.date, times: timesOf(day, zones) }));

function clocks(own: string, shop: string, now: number, locale = 'en-GB'): Clocks {
  return { now, locale, timeZone: own, shopTimeZone: shop };
}

describe('days', () => {
  it('are those of the visitor, not of the shop', () => {
    const shopMorning = Date.UTC(2026, 5, 10, 9); // 9:00 in Reykjavik, 18:00 in Tokyo
    const days = sorted(every(240, shopMorning, 3), clocks('Asia/Tokyo', 'Atlantic/Reykjavik', shopMorning - minuteMs));
    expect(days.map(({ label, date, times }) => [label, date, times.map(({ label }) => plain(label))])).toEqual([
      ['Today', '10 June', ['18:00', '22:00']],
      ['Tomorrow', '11 June', ['2:00']],
    ]);
    expect(days[1]?.times[0] && plain(days[1].times[0].shop)).toBe('Wed 17:00');
  });

  it('are named by weekday further away, always with their date', () => {
    const now = Date.UTC(2026, 2, 3, 14);
    const days = sorted([slot(now + 3 * 86_400_000), slot(now + 10 * 86_400_000)], clocks('Europe/London', 'Europe/London', now));
    expect(days.map(({ label, date }) => `${label}, ${date}`)).toEqual(['Friday, 6 March', 'Friday, 13 March']);
  });

  it('come earliest first, and a time only once, however they are given', () => {
    const now = Date.UTC(2026, 2, 3, 8);
    const [first, second, third] = every(60, now + 60 * minuteMs, 3) as [never, never, never];
    const [day] = sorted([third, first, second, first], clocks('UTC', 'UTC', now));
    expect(day?.times.map(({ label }) => plain(label))).toEqual(['9:00', '10:00', '11:00']);
  });

  it('show every free time to somebody whose clock is a year ahead', () => {
    const start = Date.UTC(2026, 2, 3, 9);
    const days = sorted([slot(start)], clocks('UTC', 'UTC', start + 365 * 86_400_000));
    expect(days.map(({ label, date }) => [label, date])).toEqual([['Tuesday', '3 March']]);
  });

  it('are none without free times', () => {
    expect(groupByDay([], clocks('UTC', 'UTC', 0))).toEqual([]);
  });
});

describe('when the clocks change', () => {
  it('has no hour that does not exist (London, 29 March 2026)', () => {
    const [day] = sorted(every(30, Date.UTC(2026, 2, 29, 0), 4), clocks('Europe/London', 'Europe/London', Date.UTC(2026, 2, 28, 12)));
    expect(day?.times.map(({ label }) => plain(label))).toEqual(['0:00', '0:30', '2:00', '2:30']);
  });

  it('tells apart the hour that comes twice (London, 25 October 2026)', () => {
    const [day, ...others] = sorted(every(30, Date.UTC(2026, 9, 25, 0), 5), clocks('Europe/London', 'Europe/London', Date.UTC(2026, 9, 24, 12)));
    const labels = day?.times.map(({ label }) => plain(label)) ?? [];
    expect(others).toEqual([]);
    expect(new Set(labels).size).toBe(5);
    expect(labels).toEqual(['1:00 BST', '1:30 BST', '1:00 GMT', '1:30 GMT', '2:00']);
  });

  it('manages half an hour (Lord Howe, 5 April 2026)', () => {
    const days = sorted(every(30, Date.UTC(2026, 3, 4, 14), 4), clocks('Australia/Lord_Howe', 'Australia/Lord_Howe', Date.UTC(2026, 3, 4, 10)));
    const labels = days.flatMap(({ times }) => times.map(({ label }) => plain(label)));
    expect(labels).toEqual(['1:00', '1:30 GMT+11', '1:30 GMT+10:30', '2:00']);
  });

  it('keeps a leap day', () => {
    const [day] = sorted([slot(Date.UTC(2028, 1, 29, 9))], clocks('UTC', 'UTC', Date.UTC(2028, 1, 20)));
    expect(day).toMatchObject({ label: 'Tuesday', date: '29 February' });
  });

  it('says the shop’s time by its own change, days before the visitor’s', () => {
    // Between the changes of New York (8 March) and London (29 March) the distance is four hours, not five.
    const noonInLondon = (day: number) => Date.UTC(2026, 2, day, 12);
    const zones = clocks('Europe/London', 'America/New_York', noonInLondon(1));
    expect([7, 9].map((day) => plain(onShopClock(noonInLondon(day), zones)))).toEqual(['7:00', '8:00']);
  });
});

describe('the shop’s clock', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['Europe/London', 'Europe/Dublin'],
    ['Europe/Berlin', 'Africa/Lagos'],
  ])('is not mentioned where it shows the same: %s and %s', (own, shop) => {
    const summerForNone = Date.UTC(2026, 0, 10, 12);
    expect(onShopClock(summerForNone, clocks(own, shop, summerForNone))).toBeUndefined();
  });

  it('speaks the visitor’s language', () => {
    const at = Date.UTC(2026, 2, 3, 14);
    expect(plain(onShopClock(at, clocks('Europe/Berlin', 'America/New_York', at, 'en-US')))).toBe('9:00 AM');
    expect(onOwnClock(at + 86_400_000, clocks('Europe/Berlin', 'America/New_York', at, 'de'))).toBe('morgen, 15:00');
  });

  it.each([
    ['Europe/London', 'London'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
  ])('stands in %s: %s', (zone, place) => {
    expect(placeOf(zone)).toBe(place);
  });
});
