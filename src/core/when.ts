/** How a time is said. */
export interface TimeOptions {
  /** The present, milliseconds since 1970. */
  readonly now: number;
  readonly locale: string;
  /** IANA name. Default the visitor's own. */
  readonly timeZone?: string | undefined;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Says when something is, as one would over a counter: "today, 14:30", "tomorrow, 09:00", "Tuesday, 09:00", "12 March, 09:00". */
export function sayTime(at: number, { now, locale, timeZone }: TimeOptions): string {
  return join(locale, sayDay(at, { now, locale, timeZone }), sayClock(at, locale, timeZone));
}

/** The day alone: "today", "Tuesday", "12 March". */
export function sayDay(at: number, { now, locale, timeZone }: TimeOptions): string {
  const dayOf = createDayOf(timeZone);
  const days = dayOf(at) - dayOf(now);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  // Within the week to come a weekday is clear. "Tuesday" for one that has passed is not.
  if (days > 0 && days < 7) return format(at, locale, { weekday: 'long', timeZone });
  const sameYear = Math.abs(days) < 300;
  return format(at, locale, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }), timeZone });
}

/** The time of day: "14:30" or "2:30 PM", as the language has it. */
export function sayClock(at: number, locale: string, timeZone?: string): string {
  return format(at, locale, { hour: 'numeric', minute: '2-digit', timeZone });
}

/** A span in its largest unit that fits, rounded: "30 seconds", "2 minutes", "3 hours", "2 days". */
export function sayDuration(ms: number, locale: string): string {
  // The limits lie where rounding would reach the next unit: never "60 minutes".
  const [unit, size] =
    ms < 59.5 * 1000 ? (['second', 1000] as const)
    : ms < 59.5 * minuteMs ? (['minute', minuteMs] as const)
    : ms < 23.5 * hourMs ? (['hour', hourMs] as const)
    : (['day', dayMs] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(0, Math.round(ms / size)));
}

/**
 * "today" and "14:30" become one, with the comma of the language if it puts one there. `Intl` has no such comma: its lists say
 * "and", and are slow to begin.
 */
function join(locale: string, day: string, clock: string): string {
  const between = /^(ja|ko|th|tr|zh)\b/.test(locale) ? ' ' : /^(ar|fa|ur)\b/.test(locale) ? '\u060c ' : ', ';
  return day + between + clock;
}

function format(at: number, locale: string, { timeZone, ...options }: Omit<Intl.DateTimeFormatOptions, 'timeZone'> & { timeZone: string | undefined }): string {
  return new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options).format(at);
}

/**
 * Days since 1970 by the calendar on the wall of that zone, whatever the clocks there do in spring. The visitor's own zone needs
 * no `Intl`, whose formatters take a phone milliseconds each to make.
 */
function createDayOf(timeZone: string | undefined): (at: number) => number {
  if (!timeZone) {
    return (at) => {
      const day = new Date(at);
      return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / dayMs;
    };
  }
  const calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone });
  return (at) => {
    const parts = calendar.formatToParts(at);
    const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(number('year'), number('month') - 1, number('day')) / dayMs;
  };
}
