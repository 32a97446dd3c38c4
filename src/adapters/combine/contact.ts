import type { ContactPort } from '../../channels/contact/port.ts';
import type { Call } from '../../core/index.ts';
import { gather } from './gather.ts';
import { handOver } from './hand-over.ts';
import { inTurn } from './in-turn.ts';
import type { Team } from './team.ts';

/** The contact form, handed to whoever can be reached. */
export function contact({ parts, notes, patienceMs }: Team): ContactPort {
  const offer = (call: Call, among = parts, hurried = false) =>
    inTurn({ parts: among, call, patienceMs, hurried, ask: async ({ adapter }, lent) => adapter.contact?.offer?.(lent) ?? { topics: [] } });
  return {
    offer: async (call) => (await offer(call)).answer,
    async send(request, call) {
      const give = async ({ adapter }: (typeof parts)[number], lent: Call) => adapter.contact?.send(request, lent);
      const { result } = await handOver({ parts, notes, call, knock: (part) => offer(call, [part], parts.length > 1), give });
      return result;
    },
    // What was handed to a backend that does not tell is answered by mail all the same.
    ...(parts.some(({ adapter }) => adapter.contact?.list) && {
      list: async (call: Call) => [...(await gather(parts, async (part) => (await part.adapter.contact?.list?.(part.lend(call))) ?? []))].sort((one, other) => other.at - one.at),
    }),
  };
}
