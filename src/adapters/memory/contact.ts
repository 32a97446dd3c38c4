import type { ContactPort } from '../../channels/contact/port.ts';
import type { Backend } from './backend.ts';
import { replyWithinMs } from './defaults.ts';

/** The contact form. */
export function contact(backend: Backend): Required<ContactPort> {
  return {
    offer: (call) =>
      backend.answer('contact.offer', call, () => {
        const offer = backend.offers.contact;
        if (!offer) throw call.error('unsupported');
        return { replyBy: backend.now() + replyWithinMs, ...offer };
      }),
    send: (request, call) =>
      backend.perform('contact.send', request, call, (body) => {
        const reference = backend.reference();
        backend.stored.contact.push(body);
        backend.stored.standing.push({ reference, subject: (body.subject ?? body.message).slice(0, 100), at: backend.now(), state: 'open' });
        return { reference, replyBy: backend.now() + replyWithinMs };
      }),
    list: (call) => backend.answer('contact.list', call, () => backend.stored.standing.toReversed()),
  };
}
