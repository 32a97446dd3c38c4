import { sayClock, sayDay, sayTime } from '../../core/when.ts';
import type { Slot } from '../../protocol/index.ts';

/** Where the two ends of a call are, and how they say times. */
export interface Clocks {
  readonly now: number;
  readonly locale: string;
  /** The visitor's IANA time zone. Default the browser's. */
  readonly timeZone: string | undefined;
  readonly shopTimeZone: string | undefined;
}

/** A day of the visitor's calendar with free times. */
export interface Day {
  readonly key: string;
  /** "Tomorrow", "Tuesday". */
  readonly label: string;
  /** "10 March". */
  readonly date: string;
  /** Earliest first, each once. */
  readonly starts: readonly number[];
}

/** A free time. */
export interface Time {
  readonly start: number;
  /** On the visitor's clock: "10:00". */
  readonly label: string;
  /** On the shop's clock, where that shows another time: "Wed 9:00". */
  readonly shop?: string | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Sorts free times into the days of the visitor's own calendar, whatever the clocks do in between. */
export function groupByDay(slots: readonly Slot[], clocks: Clocks): readonly Day[] {
  const keyOf = dayKeys(clocks.timeZone);
  const days = new Map<string, Set<number>>();
  // Not filtered by `now`: a device whose clock is wrong would see no time at all. The shop knows which ones are over.
  for (const start of slots.map((slot) => slot.start).sort((a, b) => a - b)) {
    const key = keyOf(start);
    days.set(key, (days.get(key) ?? new Set()).add(start));
  }
  return [...days].map(([key, starts]) => nameDay(key, [...starts], clocks));
}

/** The times of one day, as they are said. */
export function timesOf({ starts }: Day, clocks: Clocks): readonly Time[] {
  const labels = starts.map((start) => sayClock(start, clocks.locale, clocks.timeZone));
  return starts.map((start, index) => {
    const label = labels[index] as string;
    // In the night the clocks go back an hour comes twice.
    const isTwice = labels.indexOf(label) !== labels.lastIndexOf(label);
    return { start, label: isTwice ? `${label} ${zoneName(start, clocks)}` : label, shop: onShopClock(start, clocks) };
  });
}

/** Whether this browser knows the zone: new ones take years to arrive everywhere. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The name of the shop's place, as far as its time zone tells: "London". */
export function placeOf(timeZone = ''): string {
  return (timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ');
}

/** The time on the shop's clock, with its weekday where that differs; nothing where both clocks show the same. */
export function onShopClock(at: number, { locale, timeZone, shopTimeZone }: Clocks): string | undefined {
  const isSameDay = dayKeys(timeZone)(at) === dayKeys(shopTimeZone)(at);
  const shopTime = sayClock(at, locale, shopTimeZone);
  if (isSameDay) return shopTime === sayClock(at, locale, timeZone) ? undefined : shopTime;
  return format(at, { locale, timeZone: shopTimeZone }, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
}

/** On the visitor's clock: "tomorrow, 10:00". */
export function onOwnClock(at: number, { now, locale, timeZone }: Clocks): string {
  return sayTime(at, { now, locale, timeZone });
}

function nameDay(key: string, starts: readonly number[], clocks: Clocks): Day {
  const { now, locale, timeZone } = clocks;
  const at = starts[0] as number;
  const isNear = at >= now && at - now < 2 * dayMs;
  const label = isNear ? sayDay(at, { now, locale, timeZone }) : format(at, clocks, { weekday: 'long' });
  return { key, label: capitalise(label, locale), date: format(at, clocks, { day: 'numeric', month: 'long' }), starts };
}

/** What tells one 1:30 from the other: "BST", "GMT+11". */
function zoneName(at: number, { locale, timeZone }: Clocks): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', ...(timeZone ? { timeZone } : {}) }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Makes keys of days. One formatter for all: making one costs more than using it a hundred times. */
function dayKeys(timeZone: string | undefined): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', { year: 'numeric', month: '2-digit', day: '2-digit', ...(timeZone ? { timeZone } : {}) });
  return (at) => format.format(at);
}

function format(at: number, { locale, timeZone }: Pick<Clocks, 'locale' | 'timeZone'>, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options).format(at);
}

function capitalise(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
