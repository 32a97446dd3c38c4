import type { ContactPort } from '../../channels/contact/port.ts';
import type { ContactStatus } from '../../protocol/index.ts';
import { check } from '../ask.ts';
import { remember } from '../kept.ts';
import type { Conversation } from './api.ts';
import { isAgents, isOwn } from './entries.ts';
import { file } from './form.ts';
import type { World } from './world.ts';

/** So many letters are remembered, and so much of each. */
const lettersLength = 20;
const subjectLength = 100;

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
      const letter = { at: call.at, subject: (subject ?? message).slice(0, subjectLength) };
      await visitor.known.change(call, (kept) => ({ ...kept, letters: remember(kept.letters ?? {}, String(id), letter, lettersLength) }));
      return { reference: referenceOf(id) };
    },
    async list(call) {
      const { letters = {} } = await visitor.known.read(call);
      // Whoever has not written from this browser is asked about by nobody.
      if (Object.keys(letters).length === 0) return [];
      const all = await visitor.use(call, (source) => api.conversations(source, call));
      const told = all.flatMap((one): ContactStatus[] => {
        const letter = letters[one.id];
        return letter ? [{ ...letter, reference: referenceOf(one.id), state: stateOf(one) }] : [];
      });
      return told.sort((one, other) => other.at - one.at);
    },
  };
}

/** As agents see it. */
const referenceOf = (id: number) => `#${id}`;

/** How a letter stands. Whose the last word is counts; greetings the server sends by itself do not. */
function stateOf({ status, messages }: Conversation): ContactStatus['state'] {
  if (status === 'resolved') return 'solved';
  const last = messages.filter((one) => isOwn(one) || isAgents(one)).sort((one, other) => one.id - other.id).at(-1);
  return last && isAgents(last) ? 'answered' : 'open';
}

/** What was filled in. */
export function filled(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
