// Checked by `tsc`, never run: what must compile, and what must not.
import type { Adapter } from '../../src/channels/adapter.ts';
import { memory } from '../../src/adapters/memory/index.ts';
import { reference } from '../../src/adapters/reference/index.ts';

// The least useful adapter: a contact form posted to an address. Nothing is imported but the type.
const tickets: Adapter = {
  contact: {
    async send(request, call) {
      const response = await call.fetch('https://shop.example/contact', { method: 'POST', body: JSON.stringify({ ...request, id: call.id }) });
      if (!response.ok) throw response;
    },
  },
};

// A receipt is optional, and so is everything else.
const withReceipt: Adapter = { contact: { send: async () => ({ reference: 'A-1' }) } };
const nothing: Adapter = {};
const polled: Adapter = {
  chat: {
    send: async (message, call) => ({ at: call.now(), entry: message.text }),
    history: async (after) => ({ after, cursor: after, entries: [], more: false }),
  },
};

// Backends combine by spreading.
const combined: Adapter = { ...tickets, chat: reference({ endpoint: 'https://help.shop.example' }).chat, callback: memory().callback };

const wrong: Adapter[] = [
  // @ts-expect-error -- a misspelt channel
  { contacts: { send: async () => {} } },
  // @ts-expect-error -- a port without its one duty
  { contact: {} },
  // @ts-expect-error -- a receipt with a time that is none
  { contact: { send: async () => ({ replyBy: 'tomorrow' }) } },
  // @ts-expect-error -- not a promise
  { contact: { send: () => ({ reference: 'A-1' }) } },
  // @ts-expect-error -- chat without a history cannot be shown
  { chat: { send: async () => ({ at: 1 }) } },
  // @ts-expect-error -- an entry of nobody
  { chat: { send: async () => ({ at: 1 }), history: async () => ({ after: null, cursor: null, more: false, entries: [{ id: '1', at: 1, type: 'message', text: 'x' }] }) } },
  // @ts-expect-error -- a line that never says how it ended
  { chat: { send: async () => ({ at: 1 }), history: async () => ({ after: null, cursor: null, more: false, entries: [] }), dial: async () => ({ close() {}, send: async () => ({ at: 1 }) }) } },
  // @ts-expect-error -- a state that does not exist
  { callback: { offer: async () => ({ availability: { is: 'maybe' }, countries: ['GB'], timeZone: 'UTC' }), request: async () => ({ id: '1', reference: '1', state: 'booked', when: { is: 'asap' }, phone: '1' }) } },
];

const badKind: Adapter = {
  contact: {
    async send(_, call) {
      // @ts-expect-error -- a kind that nobody acts on
      throw call.error('fatal');
    },
  },
};

const noField: Adapter = {
  contact: {
    async send(request) {
      // @ts-expect-error -- a field the form does not have
      return { reference: request.address };
    },
  },
};

// @ts-expect-error -- an address is needed
reference({});

export { badKind, combined, noField, nothing, polled, tickets, withReceipt, wrong };
