import type { Slot } from '../protocol/index.ts';
import type { Config } from './config.ts';
import type { OpeningHours } from './hours.ts';

const minute = 60_000;

/** What slots depend on. */
export interface SlotOptions {
  readonly hours: OpeningHours;
  readonly callback: Pick<Config['callback'], 'slotMinutes' | 'leadMinutes' | 'daysAhead'>;
}

/**
 * The times at which the shop can be asked to call, whether free or taken. Slots are counted in real minutes from the
 * opening, so on the days clocks change none is doubled and none is impossible.
 */
export function listSlots({ hours, callback }: SlotOptions, now: number): Slot[] {
  const lengthMs = callback.slotMinutes * minute;
  const earliest = now + callback.leadMinutes * minute;
  const slots: Slot[] = [];
  for (const span of hours.spans(now, callback.daysAhead)) {
    for (let start = span.start; start + lengthMs <= span.end; start += lengthMs) {
      if (start >= earliest && start > now) slots.push({ start, end: start + lengthMs });
    }
  }
  return slots;
}
