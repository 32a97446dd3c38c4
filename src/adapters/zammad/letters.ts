import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import { check } from '../ask.ts';
import type { World } from './world.ts';

/** How much of a letter is its title when it has none. */
const titleLength = 80;

/** The contact form. It has four fields; what is more goes into the text. */
export function contact({ form }: World): Omit<Required<ContactPort>, 'list'> {
  return {
    async offer(call) {
      await form.look(call);
      return { topics: [] };
    },
    async send(request, call) {
      const { name, email, topic, orderNumber, subject, message } = check('contact.send', request, call);
      const below = [topic, orderNumber, call.context.page?.url].filter(Boolean).join('\n');
      const title = subject || (message.split('\n')[0] ?? '').slice(0, titleLength);
      return { reference: await form.submit({ name, email, title, body: below ? `${message}\n\n-- \n${below}` : message }, call) };
    },
  };
}

/** "Call me": a ticket in the shop's own name whose title a trigger can tell by its beginning. */
export function callback({ form, countries, timeZone }: World, email: string): CallbackPort {
  return {
    async offer(call) {
      await form.look(call);
      return { availability: { is: 'open' }, countries: [...countries], timeZone };
    },
    async request(request, call) {
      const { name, country, phone, when, note, consent } = check('callback.request', request, call);
      if (!countries.includes(country)) throw call.error('refused', { fields: { country: 'country' } });
      if (when.is !== 'asap') throw call.error('refused', { fields: { when: 'invalid' } });
      const number = await form.submit({ name, email, title: `☎ ${phone} (${country})`, body: `${note ?? ''}\n\n-- \n${consent}` }, call);
      return { id: number, reference: number, state: 'booked', when, phone: phone.replace(/[^\d+]/g, '') };
    },
  };
}
