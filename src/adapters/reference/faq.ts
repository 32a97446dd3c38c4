import type { FaqPort } from '../../channels/faq/port.ts';
import type { Http } from './http.ts';

/** What the FAQ reports. */
export function faq(http: Http): Required<FaqPort> {
  return {
    vote: async (vote, call) => void (await http.command('faq.vote', vote, call)),
    miss: async (miss, call) => void (await http.command('faq.miss', miss, call)),
  };
}
