import type { FaqPort } from '../../channels/faq/port.ts';
import type { FaqLesson, FaqVote } from '../../protocol/index.ts';
import type { Call } from '../../core/index.ts';
import type { Team } from './team.ts';

/** What the FAQ reports goes to the first who takes reports. They are not worth failing over. */
export function faq({ parts: [part] }: Team): FaqPort {
  const port = part?.adapter.faq;
  return {
    ...(part && port?.vote && { vote: (vote: FaqVote, call: Call) => (port as Required<FaqPort>).vote(vote, part.lend(call)) }),
    ...(part && port?.learn && { learn: (lesson: FaqLesson, call: Call) => (port as Required<FaqPort>).learn(lesson, part.lend(call)) }),
  };
}
