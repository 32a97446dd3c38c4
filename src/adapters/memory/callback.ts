import type { CallbackPort } from '../../channels/callback/port.ts';
import type { Call } from '../../core/index.ts';
import type { BookedCallback, CallTime, FieldProblem, Slot } from '../../protocol/index.ts';
import type { Backend } from './backend.ts';
import { slotsByDefault } from './defaults.ts';

/** Call me. */
export function callback(backend: Backend, given: readonly Slot[] | undefined): Required<CallbackPort> {
  const all = given ?? slotsByDefault(backend.now());
  const booked = () => backend.stored.callbacks.filter(({ state }) => state === 'booked');
  const isTaken = ({ start }: Slot) => booked().some(({ when }) => when.is === 'slot' && when.start === start);
  const isPast = ({ start }: Slot) => start <= backend.now();

  /** When the call will have come; refuses a time at which it cannot. */
  function dueBy(when: CallTime, call: Call): number {
    const refuse = (problem: FieldProblem) => call.error('refused', { fields: { when: problem } });
    if (when.is === 'asap') {
      const { is, ...usual } = backend.offers.callback?.availability ?? { is: 'closed' };
      return backend.now() + (is === 'open' && 'waitMs' in usual ? (usual.waitMs ?? 0) : 24 * 3_600_000);
    }
    const slot = all.find(({ start }) => start === when.start);
    if (!slot) throw refuse('invalid');
    if (isPast(slot)) throw refuse('past');
    if (isTaken(slot)) throw refuse('taken');
    return slot.end;
  }

  function change(id: string, call: Call, what: (callback: BookedCallback) => Partial<BookedCallback>): BookedCallback {
    const at = backend.stored.callbacks.findIndex((one) => one.id === id && one.state === 'booked');
    const before = backend.stored.callbacks[at];
    if (!before) throw call.error('gone', { message: `There is no booked call "${id}".` });
    const after = { ...before, ...what(before) };
    backend.stored.callbacks[at] = after;
    return shown(after);
  }

  return {
    offer: (call) =>
      backend.answer('callback.offer', call, () => {
        if (!backend.offers.callback) throw call.error('unsupported');
        return backend.offers.callback;
      }),
    slots: (call) => backend.answer('callback.slots', call, () => all.filter((slot) => !isPast(slot) && !isTaken(slot))),
    request: (request, call) =>
      backend.perform('callback.request', request, call, (body) => {
        if (!backend.offers.callback?.countries.includes(body.country)) throw call.error('refused', { fields: { country: 'country' } });
        const by = dueBy(body.when, call);
        const reference = backend.reference();
        const callback = { ...body, id: `callback-${reference}`, reference, state: 'booked', by, phone: body.phone.replace(/[^\d+]/g, '') } as const;
        backend.stored.callbacks.push(callback);
        return shown(callback);
      }),
    list: (call) => backend.answer('callback.list', call, () => booked().map(shown)),
    move: (body, call) =>
      backend.perform('callback.move', body, call, ({ callback: id, when }) => change(id, call, () => ({ when, by: dueBy(when, call) }))),
    cancel: (id, call) =>
      backend.perform('callback.cancel', { callback: id }, call, () => change(id, call, () => ({ state: 'cancelled' }))),
  };
}

function shown({ id, reference, state, when, by, phone }: BookedCallback): BookedCallback {
  return { id, reference, state, when, phone, ...(by === undefined ? {} : { by }) };
}
