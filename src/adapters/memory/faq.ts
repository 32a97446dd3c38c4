import type { FaqPort } from '../../channels/faq/port.ts';
import type { Backend } from './backend.ts';

/** What the FAQ reports. */
export function faq(backend: Backend): Required<FaqPort> {
  return {
    async vote(vote, call) {
      await backend.perform('faq.vote', vote, call, (body) => (backend.stored.votes.push(body), {}));
    },
    async learn(lesson, call) {
      await backend.perform('faq.learn', lesson, call, (body) => (backend.stored.lessons.push(body), {}));
    },
  };
}
