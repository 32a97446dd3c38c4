import type { ContactPort } from '../../channels/contact/port.ts';
import type { Http } from './http.ts';

/** The contact form. */
export function contact(http: Http): Required<ContactPort> {
  return {
    offer: (call) => http.offer('contact', call),
    send: (request, call) => http.command('contact.send', request, call),
  };
}
