import type { Offers, Slot } from '../../protocol/index.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A shop that is open and does everything. */
export const offersByDefault = {
  contact: {
    topics: [
      { id: 'order', label: 'An order', orderNumber: 'required' },
      { id: 'return', label: 'A return or refund', orderNumber: 'required' },
      { id: 'product', label: 'A product', orderNumber: 'hidden' },
      { id: 'other', label: 'Something else', orderNumber: 'optional' },
    ],
  },
  chat: { availability: { is: 'open', waitMs: 2 * minuteMs }, features: { typing: true, receipts: true } },
  callback: { availability: { is: 'open', waitMs: 15 * minuteMs }, countries: ['GB', 'DE', 'US'], timeZone: 'Europe/London' },
} as const satisfies Offers;

/** How soon an answer to a letter has come. */
export const replyWithinMs = 4 * hourMs;

/** Half hours of the next two days, from ten to three in UTC. */
export function slotsByDefault(now: number): Slot[] {
  const dayMs = 24 * hourMs;
  const today = now - (now % dayMs);
  return [1, 2].flatMap((day) =>
    Array.from({ length: 10 }, (_, half) => {
      const start = today + day * dayMs + 10 * hourMs + half * 30 * minuteMs;
      return { start, end: start + 30 * minuteMs };
    }),
  );
}
