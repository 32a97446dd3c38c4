import type { BookedCallback, Offers, Slot } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { listSlots } from './slots.ts';

const minute = 60_000;

/** What promises depend on. */
type Times = Pick<Backend, 'config' | 'hours' | 'clock'>;

/** What the shop serves at this moment. */
export function currentOffers({ config, hours, clock }: Times): Offers {
  const now = clock.now();
  const opensAt = hours.opensAt(now);
  const availability = (waitMinutes: number) =>
    hours.isOpen(now)
      ? ({ is: 'open', waitMs: waitMinutes * minute } as const)
      : ({ is: 'closed', ...(opensAt !== undefined && { opensAt }) } as const);
  const replyBy = replyTime({ config, hours }, now);
  const { contact, chat, callback } = config;
  return {
    ...(contact.enabled && { contact: { topics: contact.topics, ...(replyBy !== undefined && { replyBy }) } }),
    ...(chat.enabled && { chat: { availability: availability(chat.waitMinutes), features: chatFeatures(config) } }),
    ...(callback.enabled && {
      callback: { availability: availability(callback.waitMinutes), countries: callback.countries, timeZone: config.timeZone },
    }),
  };
}

/** What can be done in the chat beside writing. */
function chatFeatures({ chat: { attachments } }: Times['config']): NonNullable<Offers['chat']>['features'] {
  const rules = attachments && { attachments: { maxBytes: attachments.maxBytes, types: attachments.types } };
  return { typing: true, receipts: true, ...rules };
}

/** When an answer to a request written at `at` will have come. */
export function replyTime({ config, hours }: Omit<Times, 'clock'>, at: number): number | undefined {
  return hours.afterOpen(at, config.contact.replyHours * 60 * minute);
}

/** When somebody will have called who was asked at `at` to call as soon as possible. */
export function callTime({ config, hours }: Omit<Times, 'clock'>, at: number): number | undefined {
  return hours.afterOpen(at, config.callback.waitMinutes * minute);
}

/** Every slot the shop has, free or not. */
export function allSlots({ config, hours, clock }: Times): Slot[] {
  return listSlots({ hours, callback: config.callback }, clock.now());
}

/** The slots in which there is still a place. */
export async function freeSlots(backend: Times & Pick<Backend, 'store'>): Promise<Slot[]> {
  const slots = allSlots(backend);
  const first = slots[0];
  const last = slots[slots.length - 1];
  if (!first || !last) return [];
  const taken = await backend.store.rows.callbacks.taken(first.start, last.end);
  return slots.filter((slot) => (taken.get(slot.start) ?? 0) < backend.config.callback.capacity);
}

/** A call as its visitor and the desk see it. */
export function bookedCallback(
  row: { conversation: string; state: BookedCallback['state']; slot: number | null; by: number | null; phone: string },
  reference: string | null,
): BookedCallback {
  return {
    id: row.conversation,
    reference: reference ?? '',
    state: row.state,
    when: row.slot === null ? { is: 'asap' } : { is: 'slot', start: row.slot },
    phone: row.phone,
    ...(row.by !== null && { by: row.by }),
  };
}
