import * as v from 'valibot';
import type { ContactPort } from '../../channels/contact/port.ts';
import { ContactStatusSchema } from '../../protocol/index.ts';
import type { Http } from './http.ts';

const ContactsSchema = v.object({ contacts: v.array(ContactStatusSchema) });

/** The contact form. */
export function contact(http: Http): Required<ContactPort> {
  return {
    offer: (call) => http.offer('contact', call),
    send: (request, call) => http.command('contact.send', request, call),
    list: (call) => http.session.look(call, [], async (token) => (await http.ask({ call, path: '/contacts', schema: ContactsSchema, token })).contacts),
  };
}
