import { expect, it } from 'vitest';
import { contact } from '../../../src/channels/contact/index.ts';
import type { ContactPort } from '../../../src/channels/contact/port.ts';
import type { Call } from '../../../src/core/contract.ts';

const call = {} as Call;
const send = async () => {};

it('offers the form to every adapter that can send', () => {
  expect(contact.offered({ contact: { send } })).toBe(true);
  expect(contact.offered({})).toBe(false);
});

it.each<[string, ContactPort, object]>([
  ['an answer by a time', { send, offer: async () => ({ topics: [], replyBy: 1_000 }) }, { is: 'by', at: 1_000 }],
  ['nothing without an offer', { send }, { is: 'always' }],
  ['nothing where the offer names no time', { send, offer: async () => ({ topics: [] }) }, { is: 'always' }],
  ['nothing on nonsense', { send, offer: async () => ({ replyBy: 'soon' }) as never }, { is: 'always' }],
  ['nothing on null', { send, offer: async () => null as never }, { is: 'always' }],
])('promises %s', async (_, port, promised) => {
  expect(await contact.promise({ contact: port }, call)).toEqual(promised);
});
