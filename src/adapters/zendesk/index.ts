import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import { check } from '../ask.ts';
import { createRequests } from './requests.ts';

/** What {@link zendesk} needs to know. */
export interface ZendeskOptions {
  /** Address of the account, such as `https://acme.zendesk.com`. */
  readonly endpoint: string;
  /** Countries that are called back, a list or its words with spaces between. Default: nobody is called back. */
  readonly countries?: readonly string[] | string;
  /** The time zone of the callers. Default `UTC`. */
  readonly timeZone?: string;
  /** In whose name calls are asked for: a request needs an address, and who wants to be called gives only a number. */
  readonly callbackEmail?: string;
}

/** Letters, and calls if it is told how. */
export interface ZendeskAdapter extends Adapter {
  readonly contact: ContactPort;
  readonly callback?: CallbackPort;
}

/** How much of a letter is its subject when it has none. */
const subjectLength = 80;

/** Files anonymous requests with a Zendesk account, straight from the browser. */
export function zendesk({ endpoint, countries = [], timeZone = 'UTC', callbackEmail }: ZendeskOptions): ZendeskAdapter {
  const requests = createRequests(endpoint);
  const listed = typeof countries === 'string' ? countries.split(/[\s,]+/).filter(Boolean) : countries;
  if (listed.length > 0 && !callbackEmail) throw new Error('The zendesk adapter needs "callbackEmail" to ask for calls: an address of the shop in whose name that is done.');

  const contact: ContactPort = {
    async send(request, call) {
      const { name, email, topic, orderNumber, subject, message } = check('contact.send', request, call);
      const below = [topic, orderNumber, call.context.page?.url].filter(Boolean).join('\n');
      const id = await requests.file({ name, email, subject: subject || firstLine(message), text: below ? `${message}\n\n-- \n${below}` : message }, call);
      return { reference: `#${id}` };
    },
  };

  const callback = (from: string): CallbackPort => ({
    offer: () => Promise.resolve({ availability: { is: 'open' }, countries: [...listed], timeZone }),
    async request(request, call) {
      const { name, country, phone, when, note, consent } = check('callback.request', request, call);
      if (!listed.includes(country)) throw call.error('refused', { fields: { country: 'country' } });
      if (when.is !== 'asap') throw call.error('refused', { fields: { when: 'invalid' } });
      const text = [note, '-- ', phone, country, name, consent].filter(Boolean).join('\n');
      const id = await requests.file({ name, email: from, subject: `☎ ${phone} (${country})`, text }, call);
      return { id: String(id), reference: `#${id}`, state: 'booked', when, phone: phone.replace(/[^\d+]/g, '') };
    },
  });

  return { name: 'zendesk', contract: 1, contact, ...(callbackEmail && listed.length > 0 && { callback: callback(callbackEmail) }) };
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > subjectLength ? `${line.slice(0, subjectLength - 1)}…` : line;
}
