import { sayBytes } from '../core/bytes.ts';
import { sayClock, sayDuration, sayTime } from '../core/when.ts';

/** Times and names as an agent reads them, in the agent's own language and time zone unless said otherwise. */
export interface Format {
  /** How long ago, as short as it gets: `now`, `5m`, `3h`, `2d`, `12 Mar`. */
  ago(at: number, now: number): string;
  /** `14:30` */
  clock(at: number): string;
  /** `Tuesday, 12 March` */
  day(at: number, now: number): string;
  /** `12 March 2026, 14:30` */
  full(at: number): string;
  /** `today, 14:30` */
  when(at: number, now: number): string;
  /** `12 minutes` */
  duration(ms: number): string;
  /** `14:30`, with the weekday when it is not today: what an agent needs to plan by. */
  planned(at: number, now: number): string;
  /** What the clock shows in a time zone, `Tue 23:10`; `undefined` for a zone nobody knows. */
  clockIn(timeZone: string, at: number): string | undefined;
  /** `1,234` */
  number(value: number): string;
  /** `22 Nov`, of `2026-11-22`, whatever the time zone. */
  date(day: string): string;
  /** `German (Austria)` */
  language(tag: string): string;
  /** `United Kingdom` */
  country(code: string): string;
  /** `43 %`, of a number from 0 to 1. */
  part(value: number): string;
  /** `Anna, Ben and Cem` */
  list(values: readonly string[]): string;
  /** `2.4 MB` */
  bytes(bytes: number): string;
}

/** What {@link createFormat} needs to know. */
export interface FormatOptions {
  /** BCP 47. */
  readonly locale: string;
  readonly words: { readonly now: string; readonly today: string; readonly yesterday: string };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats for one locale; the costly parts of `Intl` are made once. */
export function createFormat({ locale, words }: FormatOptions): Format {
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const minutes = unit('minute');
  const hours = unit('hour');
  const days = unit('day');
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const dated = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const parts = new Intl.NumberFormat(locale, { style: 'percent' });
  const lists = new Intl.ListFormat(locale);
  const numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const named = (type: 'language' | 'region') => {
    const names = new Intl.DisplayNames(locale, { type });
    return (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  };

  return {
    part: (value) => parts.format(value),
    list: (values) => lists.format(values),
    bytes: (bytes) => sayBytes(bytes, locale),
    ago(at, now) {
      const age = now - at;
      if (age < minute) return words.now;
      if (age < hour) return minutes.format(Math.floor(age / minute));
      if (age < day) return hours.format(Math.floor(age / hour));
      if (age < 7 * day) return days.format(Math.floor(age / day));
      return short.format(at);
    },
    clock: (at) => sayClock(at, locale),
    day(at, now) {
      if (sameDay(at, now)) return words.today;
      if (sameDay(at, now - day)) return words.yesterday;
      return long.format(at);
    },
    full: (at) => full.format(at),
    when: (at, now) => sayTime(at, { now, locale }),
    duration: (ms) => sayDuration(ms, locale),
    planned(at, now) {
      if (sameDay(at, now)) return sayClock(at, locale);
      return Math.abs(at - now) < 6 * day ? weekday.format(at) : dated.format(at);
    },
    clockIn(timeZone, at) {
      try {
        return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);
      } catch {
        return undefined;
      }
    },
    number: (value) => numbers.format(value),
    date: (day) => dates.format(Date.parse(`${day}T00:00Z`)),
    language: named('language'),
    country: named('region'),
  };
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
