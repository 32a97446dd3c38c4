import type { CallbackPort } from '../../channels/callback/port.ts';
import { check } from '../ask.ts';
import { filled } from './contact.ts';
import { file } from './form.ts';
import { availabilityAt } from './hours.ts';
import type { World } from './world.ts';

/** "Call me": a conversation of its own, which an automation rule tells by its attribute `kind`. */
export function callback({ api, visitor, countries, timeZone }: World): CallbackPort {
  return {
    async offer(call) {
      const inbox = await api.inbox(call);
      return { availability: availabilityAt(call.now(), inbox), countries: [...countries], timeZone: timeZone ?? inbox.timezone ?? 'UTC' };
    },
    async request(request, call) {
      const { name, country, phone, when, note, consent } = check('callback.request', request, call);
      if (!countries.includes(country)) throw call.error('refused', { fields: { country: 'country' } });
      if (when.is !== 'asap') throw call.error('refused', { fields: { when: 'invalid' } });
      const attributes = filled({ kind: 'callback', name, country, phone, consent, page: call.context.page?.url });
      const id = await file({ attributes, text: [`☎ ${phone} (${country})`, name, '', note].filter((part) => part !== undefined).join('\n') }, { api, visitor, call });
      return { id: String(id), reference: String(id), state: 'booked', when, phone: phone.replace(/[^\d+]/g, '') };
    },
  };
}
