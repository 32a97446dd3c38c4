import { Temporal } from 'temporal-polyfill';
import type { Report } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { quarterMs, type BegunRow, type WaitRow } from './store/rows/reports.ts';

/** Longer than this a chat should not wait, where the shop has not said how long. */
const missedAfterMinutes = 5;
const searchesShown = 10;
/** Reports are counted over everything there is, and nobody looks at them twice a minute to see them change. */
const keptForMs = 30_000;

/** Counts what was asked and how it was answered. */
export interface Reports {
  /** Of the last days, today's included. */
  read(days: number): Promise<Report>;
}

export function createReports(backend: Pick<Backend, 'store' | 'clock' | 'config'>): Reports {
  const kept = new Map<number, { readonly at: number; readonly report: Promise<Report> }>();
  return {
    read(days) {
      const now = backend.clock.now();
      const known = kept.get(days);
      if (known && now - known.at < keptForMs) return known.report;
      const report = readReport(backend, days, now);
      kept.set(days, { at: now, report });
      report.catch(() => kept.delete(days));
      return report;
    },
  };
}

async function readReport({ store: { rows }, config }: Pick<Backend, 'store' | 'config'>, count: number, now: number): Promise<Report> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(config.timeZone).toPlainDate();
  const days = Array.from({ length: count }, (_, index) => {
    const day = today.subtract({ days: count - 1 - index });
    return { day: day.toString(), start: day.toZonedDateTime(config.timeZone).epochMilliseconds };
  });
  const from = days[0]?.start ?? now;
  const missedBefore = now - (config.handover?.missedChatMinutes ?? missedAfterMinutes) * 60_000;
  const { reports } = rows;
  const [begun, waits, letters, calls, searches, top, reads] = await Promise.all([
    reports.begun(from),
    reports.waits(from),
    reports.letters(from),
    reports.calls(from),
    reports.searches(from),
    reports.searched(from, searchesShown),
    reports.reads(from),
  ]);
  const sum = (counted: readonly { readonly times: number }[]) => counted.reduce((all, { times }) => all + times, 0);
  return {
    days: days.map(({ day, start }, index) => ({ day, ...begunIn(begun, start, days[index + 1]?.start ?? Infinity) })),
    chats: answersOf(waits, missedBefore),
    letters: { received: sum(letters), done: sum(letters.filter(({ status }) => status === 'done')) },
    calls: { asked: sum(calls), done: sum(calls.filter(({ state }) => state === 'done')), cancelled: sum(calls.filter(({ state }) => state === 'cancelled')) },
    searches: { ...searches, top },
    reads,
  };
}

function begunIn(begun: readonly BegunRow[], start: number, end: number): Omit<Report['days'][number], 'day'> {
  const found = { contact: 0, chat: 0, callback: 0 };
  for (const { quarter, channel, times } of begun) if (quarter * quarterMs >= start && quarter * quarterMs < end) found[channel] += times;
  return found;
}

function answersOf(waits: readonly WaitRow[], missedBefore: number): Report['chats'] {
  const durations = waits.flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : [answeredAt - at])).sort((a, b) => a - b);
  const within = (share: number) => durations[Math.max(0, Math.ceil(share * durations.length) - 1)];
  const [medianMs, slowMs] = [within(0.5), within(0.9)];
  return {
    asked: waits.length,
    answered: durations.length,
    missed: waits.filter(({ at, answeredAt }) => answeredAt === null && at < missedBefore).length,
    ...(medianMs !== undefined && { medianMs }),
    ...(slowMs !== undefined && { slowMs }),
  };
}
