import { describe, it } from 'vitest';
import { chatwoot } from '../../../src/adapters/chatwoot/index.ts';
import { conformance } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { nodeSocket } from '../node-socket.ts';
import { startChatwoot } from './stub.ts';

/** Of a file its name, which is the last part of its address. */
const nameOf = (file: object | undefined) => decodeURIComponent((file as { data_url: string } | undefined)?.data_url.split('/').at(-1) ?? '');

conformance({
  describe,
  it,
  contract: 1,
  name: 'chatwoot',
  report: keepReport,
  claims: { contact: ['offer', 'list'], chat: ['offer', 'dial', 'heartbeat', 'typing', 'files'], callback: [] },
  async adapter() {
    const stub = await startChatwoot();
    return {
      adapter: chatwoot({ endpoint: stub.url, inbox: stub.inbox, countries: 'GB DE', files: 0.25, pingMs: 100 }),
      socket: nodeSocket,
      backend: {
        ...stub.controls,
        agentSays: (text) => void stub.agentSays(text),
        agentAttaches: (file) => void stub.agentAttaches(file),
        agentTypes: (on) => stub.tell(`conversation.typing_${on ? 'on' : 'off'}`, { conversation: { id: 1 }, user: { name: 'Ada', type: 'user' }, is_private: false }),
        treatLetter: (how) => stub.treat('contact', how),
        stored: (what) =>
          stub.conversations
            .filter(({ attributes }) => attributes['kind'] === what)
            .flatMap(({ messages }) => messages)
            .filter(({ message_type }) => message_type === 0)
            // A form says who writes and about what first, then a free line, then their words.
            .map(({ content, attachments: [file] = [] }) => (what === 'chat' ? content || nameOf(file) : content.slice(content.indexOf('\n\n') + 2))),
      },
      close: () => stub.close(),
    };
  },
});
