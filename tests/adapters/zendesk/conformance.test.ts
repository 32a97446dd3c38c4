import { describe, it } from 'vitest';
import { zendesk } from '../../../src/adapters/zendesk/index.ts';
import { conformance } from '../../../src/testing/index.ts';
import { startZendesk } from './stub.ts';

const noQuestion = 'The account cannot be asked whether it is open: the offer is made of the options, without a question.';

conformance({
  describe,
  it,
  contract: 1,
  name: 'zendesk',
  claims: { contact: [], callback: [] },
  async adapter() {
    const stub = await startZendesk();
    return {
      adapter: zendesk({ endpoint: stub.url, countries: ['GB'], callbackEmail: 'calls@shop.example' }),
      backend: {
        ...stub.controls,
        stored: (what) =>
          stub.requests
            .filter(({ requester }) => (requester.email === 'calls@shop.example') === (what === 'callback'))
            .map(({ comment }) => comment.body.split(/\n+-- \n/)[0] ?? ''),
      },
      close: () => stub.close(),
    };
  },
  skip: {
    'callback.offer says so when the backend is down': noQuestion,
    'callback.offer says so when what comes back is not an answer': noQuestion,
    'callback.offer ends when nobody waits any more': noQuestion,
  },
});
