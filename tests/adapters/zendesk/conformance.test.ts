import { describe, it } from 'vitest';
import { zendesk } from '../../../src/adapters/zendesk/index.ts';
import { conformance } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { startZendesk } from './stub.ts';

const lost = 'The account knows no ids of ours and somebody who is not signed in cannot look: a request whose answer was lost is filed again.';
const noQuestion = 'The account cannot be asked whether it is open: the offer is made of the options, without a question.';

conformance({
  describe,
  it,
  contract: 1,
  name: 'zendesk',
  report: keepReport,
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
    'contact.send stores a letter once although its answer was lost': lost,
    'callback.request books once although its answer was lost': lost,
    'callback.offer says so when the backend is down': noQuestion,
    'callback.offer says so when what comes back is not an answer': noQuestion,
    'callback.offer ends when nobody waits any more': noQuestion,
  },
});
