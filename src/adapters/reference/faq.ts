import type { FaqPort } from '../../channels/faq/port.ts';
import type { Http } from './http.ts';

/** What the FAQ reports. */
export function faq(http: Http): Required<FaqPort> {
  return {
    vote: async (vote, call) => void (await http.command('faq.vote', vote, call)),
    learn: async (lesson, call) => void (await http.command('faq.learn', lesson, call)),
  };
}
