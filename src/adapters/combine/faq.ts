import type { FaqPort } from '../../channels/faq/port.ts';
import type { FaqMiss, FaqVote } from '../../protocol/index.ts';
import type { Call } from '../../core/index.ts';
import type { Team } from './team.ts';

/** What the FAQ reports goes to the first who takes reports. They are not worth failing over. */
export function faq({ parts: [part] }: Team): FaqPort {
  const port = part?.adapter.faq;
  return {
    ...(part && port?.vote && { vote: (vote: FaqVote, call: Call) => (port as Required<FaqPort>).vote(vote, part.lend(call)) }),
    ...(part && port?.miss && { miss: (miss: FaqMiss, call: Call) => (port as Required<FaqPort>).miss(miss, part.lend(call)) }),
  };
}
