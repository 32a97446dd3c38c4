import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const duration = v.pipe(v.number(), v.minValue(0));

/** For how many days, today's included, a report can be asked. */
export const reportDays = [7, 30, 90] as const;

/** What was asked in the last days, and how it was answered. */
export const ReportSchema = v.object({
  /** Conversations begun or, after they were done, taken up again; by days of the shop's own calendar, oldest first. */
  days: v.array(v.object({ /** `2026-11-22` */ day: v.string(), contact: count, chat: count, callback: count })),
  chats: v.object({
    /** Times a visitor began to wait: spoke first, or after an agent had answered. */
    asked: count,
    answered: count,
    /** Not answered at all, and asked longer ago than a chat may wait. */
    missed: count,
    /** From asking to the first answer, as the clock runs. Half of the answers came within the one, nine of ten within the other. */
    medianMs: v.exactOptional(duration),
    slowMs: v.exactOptional(duration),
  }),
  letters: v.object({ received: count, done: count }),
  calls: v.object({ asked: count, done: count, cancelled: count }),
  searches: v.object({
    /** Led to nothing that was opened. */
    inVain: count,
    /** Of those, how many an article answers by now, or an agent has set aside. */
    settled: count,
    top: v.array(v.object({ words: v.string(), locale: v.string(), times: count })),
  }),
  /** Articles opened. */
  reads: count,
});
export type Report = v.InferOutput<typeof ReportSchema>;
