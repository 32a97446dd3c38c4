import type { CallbackPort } from '../../channels/callback/port.ts';
import type { Call } from '../../core/index.ts';
import type { BookedCallback } from '../../protocol/index.ts';
import { gather } from './gather.ts';
import { handOver } from './hand-over.ts';
import { inTurn } from './in-turn.ts';
import type { Part } from './part.ts';
import type { Team } from './team.ts';

/** "Call me", booked with whoever can be reached. A booked call is changed where it was booked. */
export function callback({ parts, notes, patienceMs }: Team): CallbackPort {
  const portOf = ({ adapter }: Part, call: Call) => {
    if (!adapter.callback) throw call.error('unsupported');
    return adapter.callback;
  };
  const offer = (call: Call, among = parts, hurried = false) => inTurn({ parts: among, call, patienceMs, hurried, ask: (part, lent) => portOf(part, lent).offer(lent) });
  const all = (method: 'list' | 'move' | 'cancel') => parts.every(({ adapter }) => adapter.callback?.[method]);

  // The id of a booked call says where it was booked.
  const named = (part: Part, booked: BookedCallback): BookedCallback => ({ ...booked, id: `${part.name} ${booked.id}` });
  async function change(id: string, call: Call, work: (port: CallbackPort, id: string, call: Call) => Promise<BookedCallback> | undefined): Promise<BookedCallback> {
    const part = parts.find(({ name }) => id.startsWith(`${name} `));
    const booked = part && (await work(portOf(part, call), id.slice(part.name.length + 1), part.lend(call)));
    if (!part || !booked) throw call.error('gone', { message: `Nobody here has booked the call "${id}".` });
    return named(part, booked);
  }

  return {
    offer: async (call) => (await offer(call)).answer,
    async request(request, call) {
      const give = (part: Part, lent: Call) => portOf(part, lent).request(request, lent);
      const { part, result } = await handOver({ parts, notes, call, knock: (part) => offer(call, [part], parts.length > 1), give });
      return named(part, result);
    },
    ...(parts.some(({ adapter }) => adapter.callback?.slots) && {
      slots: async (call: Call) => (await inTurn({ parts, call, patienceMs, ask: async (part, lent) => portOf(part, lent).slots?.(lent) ?? [] })).answer,
    }),
    ...(all('list') && {
      list: (call: Call) => gather(parts, async (part) => ((await portOf(part, call).list?.(part.lend(call))) ?? []).map((booked) => named(part, booked))),
    }),
    ...(all('move') && {
      move: ({ callback, when }: { callback: string; when: BookedCallback['when'] }, call: Call) =>
        change(callback, call, (port, id, lent) => port.move?.({ callback: id, when }, lent)),
    }),
    ...(all('cancel') && { cancel: (callback: string, call: Call) => change(callback, call, (port, id, lent) => port.cancel?.(id, lent)) }),
  };
}
