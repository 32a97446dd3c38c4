import { describe, expect, test } from 'vitest';
import { readConfig, type ConfigInput } from '../../src/server/index.ts';
import { createOpeningHours } from '../../src/server/hours.ts';
import { listSlots } from '../../src/server/slots.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString().replace(':00.000Z', 'Z'));
const everyDay = (...spans: [string, string][]) =>
  Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, spans]));
const weekdays = { ...everyDay(['09:00', '17:30']), saturday: [], sunday: [] };

const hoursOf = (config: ConfigInput) => createOpeningHours(readConfig(config));
const slotsOf = (config: ConfigInput, now: number) => {
  const read = readConfig(config);
  return listSlots({ hours: createOpeningHours(read), callback: read.callback }, now);
};

describe('opening hours', () => {
  const london = hoursOf({ timeZone: 'Europe/London', hours: weekdays, closedDays: ['2026-12-25'] });

  test.each([
    ['a minute before opening in winter', '2026-01-05T08:59Z', false],
    ['at opening in winter', '2026-01-05T09:00Z', true],
    ['at opening in summer, an hour earlier by the sun', '2026-07-06T08:00Z', true],
    ['a minute before opening in summer', '2026-07-06T07:59Z', false],
    ['at the very end', '2026-01-05T17:30Z', false],
    ['on a Saturday', '2026-01-03T12:00Z', false],
    ['on a closed day', '2026-12-25T12:00Z', false],
  ])('%s', (_what, instant, open) => {
    expect(london.isOpen(at(instant))).toBe(open);
  });

  test.each([
    ['after closing on Friday comes Monday', '2026-01-02T18:00Z', '2026-01-05T09:00Z'],
    ['over the change to summer comes the new nine o’clock', '2026-03-27T18:00Z', '2026-03-30T08:00Z'],
    ['over the change to winter comes the old one', '2026-10-23T18:00Z', '2026-10-26T09:00Z'],
    ['a closed Friday moves it behind the weekend', '2026-12-24T18:00Z', '2026-12-28T09:00Z'],
    ['while open there is no next opening', '2026-01-05T12:00Z', undefined],
  ])('%s', (_what, instant, opens) => {
    expect(iso(london.opensAt(at(instant)))).toBe(opens);
  });

  test.each([
    ['within the day', '2026-01-05T10:00Z', 4, '2026-01-05T14:00Z'],
    ['over the night', '2026-01-05T15:30Z', 4, '2026-01-06T11:00Z'],
    ['from the night', '2026-01-05T23:00Z', 4, '2026-01-06T13:00Z'],
    ['over a weekend on which clocks change', '2026-03-27T16:30Z', 2, '2026-03-30T09:00Z'],
    ['to the very end of a day', '2026-01-05T09:30Z', 8, '2026-01-05T17:30Z'],
  ])('so many open hours later: %s', (_what, from, openHours, until) => {
    expect(iso(london.afterOpen(at(from), openHours * 3_600_000))).toBe(until);
  });

  test('a night shift runs into the next day, over the change of clocks in real hours', () => {
    const night = hoursOf({ timeZone: 'Europe/London', hours: everyDay(['22:00', '02:00']) });
    expect(night.isOpen(at('2026-01-06T01:59Z'))).toBe(true);
    expect(night.isOpen(at('2026-01-06T02:00Z'))).toBe(false);
    const spanFrom = (instant: string) => [...night.spans(at(instant), 0)].map(({ start, end }) => [iso(start), iso(end)])[0];
    // On 29 March the clock jumps from 1:00 to 2:00, on 25 October it shows 1:00 to 2:00 twice.
    expect(spanFrom('2026-03-28T23:00Z')).toEqual(['2026-03-28T22:00Z', '2026-03-29T01:00Z']);
    expect(spanFrom('2026-10-24T23:00Z')).toEqual(['2026-10-24T21:00Z', '2026-10-25T02:00Z']);
  });

  test('an opening inside the hour that does not exist is the instant of the change', () => {
    const early = hoursOf({ timeZone: 'Europe/London', hours: everyDay(['01:30', '04:00']) });
    const [span] = [...early.spans(at('2026-03-29T00:00Z'), 0)];
    expect([iso(span?.start), iso(span?.end)]).toEqual(['2026-03-29T01:00Z', '2026-03-29T03:00Z']);
    const vanishing = hoursOf({ timeZone: 'Europe/London', hours: everyDay(['01:00', '01:45']) });
    expect([...vanishing.spans(at('2026-03-28T12:00Z'), 1)]).toEqual([]);
  });

  test('an opening inside the hour that exists twice lasts through both', () => {
    const early = hoursOf({ timeZone: 'Europe/London', hours: everyDay(['01:15', '01:45']) });
    const [span] = [...early.spans(at('2026-10-25T00:00Z'), 0)];
    expect([iso(span?.start), iso(span?.end)]).toEqual(['2026-10-25T00:15Z', '2026-10-25T01:45Z']);
  });

  test('overlapping spans count once', () => {
    const sloppy = hoursOf({ hours: everyDay(['09:00', '12:00'], ['11:00', '15:00']) });
    expect(iso(sloppy.afterOpen(at('2026-01-05T09:00Z'), 6 * 3_600_000))).toBe('2026-01-05T15:00Z');
  });

  test('without hours a shop is always open, but not on its closed days', () => {
    const always = hoursOf({ timeZone: 'Europe/Berlin' });
    expect(always.isOpen(at('2026-01-04T03:00Z'))).toBe(true);
    expect(iso(always.afterOpen(at('2026-01-04T03:00Z'), 3_600_000))).toBe('2026-01-04T04:00Z');
    const almost = hoursOf({ timeZone: 'Europe/Berlin', closedDays: ['2026-12-25'] });
    expect(almost.isOpen(at('2026-12-25T12:00Z'))).toBe(false);
    expect(iso(almost.opensAt(at('2026-12-25T12:00Z')))).toBe('2026-12-25T23:00Z');
    expect(almost.isOpen(at('2026-12-26T12:00Z'))).toBe(true);
  });

  test('a shop that never opens promises nothing', () => {
    const never = hoursOf({ hours: everyDay() });
    expect(never.opensAt(at('2026-01-05T09:00Z'))).toBeUndefined();
    expect(never.afterOpen(at('2026-01-05T09:00Z'), 1)).toBeUndefined();
  });

  test('the twenty-ninth of February is a day like any other', () => {
    const london2028 = hoursOf({ timeZone: 'Europe/London', hours: weekdays });
    expect(iso(london2028.opensAt(at('2028-02-28T18:00Z')))).toBe('2028-02-29T09:00Z');
  });
});

describe('slots', () => {
  const callback = { slotMinutes: 30, leadMinutes: 0, daysAhead: 0 };

  /** Every slot begins when the one before ends or later, lasts its minutes, and lies inside the hours. */
  function expectSound(slots: readonly { start: number; end: number }[], minutes: number): void {
    for (const [index, slot] of slots.entries()) {
      expect(slot.end - slot.start).toBe(minutes * 60_000);
      if (index > 0) expect(slot.start).toBeGreaterThanOrEqual(slots[index - 1]!.end);
    }
  }

  test.each([
    ['London on a common day', 'Europe/London', '2026-06-10T00:00+01:00', 48],
    ['London when an hour is skipped', 'Europe/London', '2026-03-29T00:00+00:00', 46],
    ['London when an hour comes twice', 'Europe/London', '2026-10-25T00:00+01:00', 50],
    ['Lord Howe when half an hour is skipped', 'Australia/Lord_Howe', '2026-10-04T00:00+10:30', 47],
    ['Lord Howe when half an hour comes twice', 'Australia/Lord_Howe', '2026-04-05T00:00+11:00', 49],
  ])('around the clock in %s', (_what, timeZone, midnight, count) => {
    // A millisecond earlier, so that the slot at midnight is still ahead; yesterday's last one is not.
    const slots = slotsOf(
      { timeZone, hours: everyDay(['00:00', '24:00']), callback: { ...callback, daysAhead: 1 } },
      at(midnight) - 1,
    ).filter(({ start }) => start < at(midnight) + count * 30 * 60_000);
    expect(slots).toHaveLength(count);
    expectSound(slots, 30);
    const local = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', hour: '2-digit', minute: '2-digit' });
    expect(new Set(slots.map(({ start }) => local.format(start).split(' at ')[0]?.split(',')[0])).size).toBe(1);
    expect(local.format(slots.at(-1)!.end)).toContain('00:00');
  });

  test('start at the opening of the shop, in its own time, on both sides of a change', () => {
    const slots = slotsOf(
      { timeZone: 'Europe/London', hours: weekdays, callback: { ...callback, slotMinutes: 60, daysAhead: 5 } },
      at('2026-03-27T12:00Z'),
    );
    const starts = slots.map(({ start }) => iso(start));
    expect(starts).toContain('2026-03-27T16:00Z');
    expect(starts).toContain('2026-03-30T08:00Z');
    expect(starts).not.toContain('2026-03-28T09:00Z');
    // Eight and a half hours hold eight slots of an hour.
    expect(starts.filter((start) => start?.startsWith('2026-03-30'))).toHaveLength(8);
    expectSound(slots, 60);
  });

  test('that have begun, or begin too soon, are not offered', () => {
    const now = at('2026-01-05T09:30Z');
    const config = { timeZone: 'Europe/London', hours: weekdays };
    expect(iso(slotsOf({ ...config, callback }, now)[0]?.start)).toBe('2026-01-05T10:00Z');
    expect(iso(slotsOf({ ...config, callback: { ...callback, leadMinutes: 45 } }, now)[0]?.start)).toBe('2026-01-05T10:30Z');
    expect(iso(slotsOf({ ...config, callback: { ...callback, leadMinutes: 30 } }, now)[0]?.start)).toBe('2026-01-05T10:00Z');
  });

  test('that would not end before closing are not offered', () => {
    const slots = slotsOf({ hours: everyDay(['09:00', '10:15']), callback }, at('2026-01-05T00:00Z'));
    expect(slots.map(({ start }) => iso(start))).toEqual(['2026-01-05T09:00Z', '2026-01-05T09:30Z']);
  });
});
