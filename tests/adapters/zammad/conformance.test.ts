import { describe, it } from 'vitest';
import { zammad } from '../../../src/adapters/zammad/index.ts';
import { toHtml, toText } from '../../../src/adapters/zammad/html.ts';
import { conformance } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { nodeSocket } from '../node-socket.ts';
import { startZammad } from './stub.ts';

const lost = 'The form knows no ids and does not let visitors look: a ticket whose answer was lost is filed again.';

conformance({
  describe,
  it,
  contract: 1,
  name: 'zammad',
  report: keepReport,
  claims: { contact: ['offer'], chat: ['offer', 'dial', 'heartbeat', 'typing', 'page', 'queue'], callback: [] },
  async adapter() {
    const stub = await startZammad();
    return {
      adapter: zammad({ endpoint: stub.url, chat: 1, countries: 'GB', callbackEmail: 'calls@shop.example', pingMs: 100 }),
      socket: nodeSocket,
      backend: {
        ...stub.controls,
        agentSays: (text) => stub.agentSays(toHtml(text)),
        agentTypes: () => stub.agentTypes(),
        queueAt: (position) => (position === undefined ? stub.agentComes() : stub.queueAt(position)),
        stored(what) {
          if (what === 'chat') return stub.sessions.flatMap(({ rows }) => rows).flatMap((row) => (row.created_by_id === null ? [toText(row.content)] : []));
          return stub.tickets.filter(({ email }) => (email === 'calls@shop.example') === (what === 'callback')).map(({ body }) => body.replace(/\n\n-- \n[^]*$/, ''));
        },
      },
      close: () => stub.close(),
    };
  },
  skip: {
    'contact.send stores a letter once although its answer was lost': lost,
    'callback.request books once although its answer was lost': lost,
  },
});
