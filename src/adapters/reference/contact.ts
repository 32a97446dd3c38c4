import type { ContactPort } from '../../channels/contact/port.ts';
import type { Http } from './http.ts';

/** The contact form. */
export function contact(http: Http): Required<ContactPort> {
  return {
    async offer(call) {
      const { contact: offer } = await http.offers(call);
      if (!offer) throw call.error('unsupported', { message: 'This server takes no contact requests.' });
      return offer;
    },
    send: (request, call) => http.command('contact.send', request, call),
  };
}
