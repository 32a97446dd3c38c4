import type { ChatOffer } from '../../protocol/index.ts';
import type { Hours, Inbox } from './api.ts';

const minuteMs = 60_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const dayMinutes = 24 * 60;

/** Whether anybody is there by the shop's working hours, and if not, when. */
export function availabilityAt(now: number, { working_hours_enabled, working_hours, timezone }: Inbox): ChatOffer['availability'] {
  if (!working_hours_enabled) return { is: 'open' };
  const { day, minute } = localTime(now, timezone);
  const spanOf = (weekday: number) => span(working_hours.find(({ day_of_week }) => day_of_week === weekday % 7));
  const today = spanOf(day);
  if (today && minute >= today.from && minute < today.to) return { is: 'open' };
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const next = spanOf(day + ahead);
    if (!next || (ahead === 0 && minute >= next.from)) continue;
    const guess = now - (now % minuteMs) + (ahead * dayMinutes + next.from - minute) * minuteMs;
    // The clocks may be changed in between: what is meant is the time on the wall.
    const there = localTime(guess, timezone).minute - next.from;
    const off = there > dayMinutes / 2 ? there - dayMinutes : there;
    return { is: 'closed', opensAt: guess - off * minuteMs };
  }
  return { is: 'closed' };
}

function span(hours: Hours | undefined): { readonly from: number; readonly to: number } | undefined {
  if (!hours || hours.closed_all_day) return undefined;
  if (hours.open_all_day) return { from: 0, to: dayMinutes };
  return { from: (hours.open_hour ?? 0) * 60 + (hours.open_minutes ?? 0), to: (hours.close_hour ?? 0) * 60 + (hours.close_minutes ?? 0) };
}

function localTime(at: number, timeZone: string): { readonly day: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: weekdays.indexOf(part('weekday')), minute: Number(part('hour')) * 60 + Number(part('minute')) };
}
