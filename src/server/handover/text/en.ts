import type { Occasion } from '../config.ts';

/** What mails and tickets say. They go to the people of the shop. */
export const phrases = {
  subject: {
    contact: 'Request from {name}: {subject}',
    callback: 'Please call {name}',
    'callback.moved': '{name} would like to be called at another time',
    'callback.cancelled': '{name} need not be called',
    'chat.missed': 'Nobody answered {name} in the chat',
  } satisfies Record<Occasion, string>,
  somebody: 'a visitor',
  asSoonAsPossible: 'as soon as possible',
  said: '{name} wrote, {at}:',
  shop: 'The shop',
  fields: {
    topic: 'Topic',
    orderNumber: 'Order',
    phone: 'Phone',
    country: 'Country',
    consent: 'Agreed to',
    email: 'Mail',
    reference: 'Reference',
    when: 'When',
    page: 'On the page',
    searched: 'Had searched for',
  } as Readonly<Record<string, string>>,
  atDesk: 'At the desk: {desk}',
  answerByMail: 'An answer to this mail goes to {email}.',
  answerToChat: 'An answer to this mail appears in the chat.',
} as const;

/** Fills slots; what is filled in is never looked at for slots again. */
export function fill(phrase: string, slots: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
