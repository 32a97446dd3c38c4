import type { ContactPort } from '../../channels/contact/port.ts';
import { check } from '../ask.ts';
import { file } from './form.ts';
import type { World } from './world.ts';

/** The contact form: a conversation of its own, answered in Chatwoot by whatever the shop has set up there. */
export function contact({ api, visitor }: World): Required<ContactPort> {
  return {
    async offer(call) {
      await api.inbox(call);
      return { topics: [] };
    },
    async send(request, call) {
      const { name, email, topic, orderNumber, subject, message } = check('contact.send', request, call);
      const attributes = filled({ kind: 'contact', name, email, topic, order: orderNumber, subject, page: call.context.page?.url });
      // Never on the contact: whoever gives another person's address there is shown what is stored about them.
      const head = [subject, `${name} <${email}>`, topic, orderNumber].filter(Boolean).join('\n');
      const id = await file({ attributes, text: `${head}\n\n${message}` }, { api, visitor, call });
      return { reference: String(id) };
    },
  };
}

/** What was filled in. */
export function filled(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
