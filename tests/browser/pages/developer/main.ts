import { mount, type Adapter } from 'deskbell';

const { faq, endpoint } = document.documentElement.dataset;

/** The least useful backend: it takes letters. */
const adapter: Adapter = {
  contact: {
    async send(request, call) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': call.id };
      const response = await call.fetch('/letters', { method: 'POST', headers, body: JSON.stringify(request) });
      if (!response.ok) throw response;
    },
  },
};

Object.assign(window, {
  mountTenLines: () => mount({ adapter, faq, shop: 'Ten Lines' }),
  mountWhole: () => mount({ endpoint, faq, shop: 'Ten Lines' }),
  mountWith: (other: Adapter) => mount({ adapter: other, faq, shop: 'Ten Lines', email: 'help@ten.example' }),
});
