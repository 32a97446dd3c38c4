import { Temporal } from 'temporal-polyfill';
import type { Config, Hours } from './config.ts';

/** A time of being open, as instants. */
export interface OpenSpan {
  readonly start: number;
  /** The first instant at which it is closed again. */
  readonly end: number;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies readonly (keyof Hours)[];

// A shop that does not open within two months has no next opening worth promising.
const maxDays = 62;

type Schedule = Pick<Config, 'timeZone' | 'hours' | 'closedDays'>;

/** Says when a shop is open, in instants, whatever its clocks do. */
export interface OpeningHours {
  isOpen(at: number): boolean;
  /** When it next opens; undefined when it is open, or does not open in the time one can foresee. */
  opensAt(at: number): number | undefined;
  /** The instant at which the shop will have been open for so long, counted from `at`. */
  afterOpen(at: number, openMs: number): number | undefined;
  /** Spans of the next days in order, the running one from its beginning. */
  spans(at: number, days: number): Iterable<OpenSpan>;
}

/** Opening hours by a schedule in the shop's own time zone. */
export function createOpeningHours(schedule: Schedule): OpeningHours {
  if (!schedule.hours) return createAlwaysOpen(schedule);
  const hours = schedule.hours;
  const spansByDay = new Map<string, readonly OpenSpan[]>();

  /** Calendars are slow and days do not change: each is worked out once. */
  function spansOfDay(day: Temporal.PlainDate): readonly OpenSpan[] {
    const key = day.toString();
    const known = spansByDay.get(key);
    if (known) return known;
    const spans = spansOf(day, hours, schedule);
    if (spansByDay.size > 10 * maxDays) spansByDay.clear();
    spansByDay.set(key, spans);
    return spans;
  }

  function* spans(at: number, days: number): Iterable<OpenSpan> {
    const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
    let openUntil = at;
    let first = true;
    // Yesterday too: its night shift may still be running.
    for (let ahead = -1; ahead <= days; ahead += 1) {
      for (const span of spansOfDay(today.add({ days: ahead }))) {
        if (span.end <= openUntil) continue;
        // Where two spans overlap, the later one begins when the earlier one ends, so that no time counts twice.
        yield first ? span : { start: Math.max(span.start, openUntil), end: span.end };
        openUntil = span.end;
        first = false;
      }
    }
  }

  return {
    spans,
    isOpen(at) {
      for (const span of spans(at, 0)) if (span.start <= at) return true;
      return false;
    },
    opensAt(at) {
      for (const span of spans(at, maxDays)) return span.start <= at ? undefined : span.start;
      return undefined;
    },
    afterOpen(at, openMs) {
      let left = openMs;
      for (const span of spans(at, maxDays)) {
        const start = Math.max(at, span.start);
        if (span.end - start >= left) return start + left;
        left -= span.end - start;
      }
      return undefined;
    },
  };
}

function createAlwaysOpen({ timeZone, closedDays }: Schedule): OpeningHours {
  if (closedDays.length > 0) {
    const allDay: [string, string][] = [['00:00', '24:00']];
    const hours = Object.fromEntries(weekdays.map((day) => [day, allDay])) as Hours;
    return createOpeningHours({ timeZone, closedDays, hours });
  }
  return {
    isOpen: () => true,
    opensAt: () => undefined,
    afterOpen: (at, openMs) => at + openMs,
    *spans(at, days) {
      const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
      for (let ahead = 0; ahead <= days; ahead += 1) {
        const day = today.add({ days: ahead });
        yield { start: instantOf(day, '00:00', timeZone, 'opens'), end: instantOf(day, '24:00', timeZone, 'closes') };
      }
    },
  };
}

function spansOf(day: Temporal.PlainDate, hours: Hours, { timeZone, closedDays }: Schedule): OpenSpan[] {
  if (closedDays.includes(day.toString())) return [];
  const name = weekdays[day.dayOfWeek - 1] ?? 'monday';
  const spans: OpenSpan[] = [];
  for (const [from, to] of hours[name]) {
    const lastDay = to < from ? day.add({ days: 1 }) : day;
    const span = { start: instantOf(day, from, timeZone, 'opens'), end: instantOf(lastDay, to, timeZone, 'closes') };
    // A span that lies wholly in the hour that is skipped in spring does not happen that day.
    if (span.start < span.end) spans.push(span);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/**
 * The instant of a wall-clock time. Where clocks go back it exists twice, and the shop opens at the first and closes at
 * the second; where they go forward it may not exist, and both become the instant of the change.
 */
function instantOf(day: Temporal.PlainDate, time: string, timeZone: string, edge: 'opens' | 'closes'): number {
  const wall = time === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  const skipped = !earlier.toPlainDateTime().equals(wall);
  if (skipped) return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? later.epochMilliseconds;
  return edge === 'opens' ? earlier.epochMilliseconds : later.epochMilliseconds;
}
