import * as v from 'valibot';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import type { Call } from '../../core/index.ts';
import { check } from '../ask.ts';
import { createKept, remember } from '../kept.ts';
import type { OfflineMessage } from './api.ts';
import type { World } from './world.ts';

/** So many letters are remembered, to answer for them again. */
const leftLength = 30;

/** Leaves a letter, unless the browser remembers that it was left. The server knows no ids of letters. */
export function createLetters({ api }: Pick<World, 'api'>): (letter: OfflineMessage, call: Call) => Promise<void> {
  const left = createKept(`rocketchat ${api.endpoint} letters`, v.record(v.string(), v.literal(true)), {});
  return async (letter, call) => {
    if ((await left.read(call))[call.id]) return;
    await api.leave(letter, call);
    await left.change(call, (kept) => remember(kept, call.id, true as const, leftLength));
  };
}

/** The contact form: the message that is left when nobody is there. It has three fields; what is more goes into the text. */
export function contact({ api, leave }: World): Omit<Required<ContactPort>, 'list'> {
  return {
    async offer(call) {
      const { enabled, settings } = await api.config(call);
      if (!enabled || !settings.displayOfflineForm) throw call.error('unsupported', { message: 'This server takes no offline messages.' });
      return { topics: [] };
    },
    async send(request, call) {
      const { name, email, topic, orderNumber, subject, message } = check('contact.send', request, call);
      const below = [subject, topic, orderNumber, call.context.page?.url].filter(Boolean).join('\n');
      await leave({ name, email, message: below ? `${message}\n\n-- \n${below}` : message }, call);
      return {};
    },
  };
}

/** "Call me": a message that is left in the shop's own name, with the number in its first line. */
export function callback({ api, leave, countries, timeZone }: World, email: string): CallbackPort {
  return {
    async offer(call) {
      const { online } = await api.config(call);
      return { availability: { is: online ? 'open' : 'closed' }, countries: [...countries], timeZone };
    },
    async request(request, call) {
      const { name, country, phone, when, note, consent } = check('callback.request', request, call);
      if (!countries.includes(country)) throw call.error('refused', { fields: { country: 'country' } });
      if (when.is !== 'asap') throw call.error('refused', { fields: { when: 'invalid' } });
      await leave({ name, email, message: `☎ ${phone} (${country})\n\n${note ?? ''}\n\n-- \n${consent}` }, call);
      // The server gives a letter no number. Its own id is as good as any for the visitor to quote.
      return { id: call.id, reference: call.id.slice(-6).toUpperCase(), state: 'booked', when, phone: phone.replace(/[^\d+]/g, '') };
    },
  };
}
