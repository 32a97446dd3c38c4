import type { CallbackPort } from '../../../src/channels/callback/port.ts';
import type { Call } from '../../../src/core/contract.ts';
import type { BookedCallback, CallbackOffer, CallbackRequest, CallTime, Slot } from '../../../src/protocol/index.ts';

/** Tuesday 3 March 2026, 14:00 in London. */
export const now = Date.UTC(2026, 2, 3, 14);
const hourMs = 3_600_000;

export const offer: CallbackOffer = {
  availability: { is: 'open', waitMs: 5 * 60_000 },
  countries: ['GB', 'DE', 'FR'],
  timeZone: 'Europe/London',
};
export const closed: CallbackOffer = { ...offer, availability: { is: 'closed', opensAt: now + 19 * hourMs } };

const slot = (start: number): Slot => ({ start, end: start + hourMs / 2 });
/** Tomorrow at 9:00 and 9:30, the day after at 10:00, by London's clock. */
export const slots = [slot(now + 19 * hourMs), slot(now + 19.5 * hourMs), slot(now + 44 * hourMs)] as const;

export const filled = { name: 'Ana', phone: '020 7946 0958', when: String(slots[0].start) };

export const booking = (id: string, when: CallTime): BookedCallback => ({
  id,
  reference: `CB-${id}`,
  state: 'booked',
  when,
  phone: '+442079460958',
});

/** A backend that books whatever it is asked for, unless it is down; `answers` replaces methods, `undefined` takes them away. */
export function createPort(answers: { [Method in keyof CallbackPort]?: CallbackPort[Method] | undefined } = {}) {
  const asked: CallbackRequest[] = [];
  const changed: unknown[] = [];
  const down = { value: false };
  const reach = (call: Call) => {
    if (down.value) throw call.error('offline');
  };
  const calls = new Map<string, BookedCallback>();
  const keep = (call: BookedCallback) => {
    calls.set(call.id, call);
    return call;
  };
  const known = (id: string) => calls.get(id) ?? booking(id, { is: 'asap' });
  const whole: CallbackPort = {
    offer: async () => offer,
    slots: async () => slots,
    request: async (request, call) => {
      reach(call);
      asked.push(request);
      return keep(booking(String(asked.length), request.when));
    },
    list: async () => [...calls.values()].filter(({ state }) => state === 'booked'),
    move: async ({ callback, when }, call) => {
      reach(call);
      changed.push({ move: callback, when });
      return keep({ ...known(callback), when });
    },
    cancel: async (callback, call) => {
      reach(call);
      changed.push({ cancel: callback });
      return keep({ ...known(callback), state: 'cancelled' });
    },
  };
  const port = Object.fromEntries(Object.entries({ ...whole, ...answers }).filter(([, method]) => method)) as unknown as CallbackPort;
  return { port, asked, changed, calls, down };
}
