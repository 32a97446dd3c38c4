import { describe, expect, it } from 'vitest';
import { rocketchat } from '../../../src/adapters/rocketchat/index.ts';
import { conformance } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { nodeSocket } from '../node-socket.ts';
import { startRocketChat } from './stub.ts';

const lost = 'The server knows no ids of letters and does not let visitors look: an offline message whose answer was lost is sent again.';

conformance({
  describe,
  it,
  contract: 1,
  name: 'rocketchat',
  report: keepReport,
  claims: { contact: ['offer'], chat: ['offer', 'dial', 'heartbeat', 'typing', 'queue', 'files'], callback: [] },
  async adapter() {
    const stub = await startRocketChat();
    return {
      adapter: rocketchat({ endpoint: stub.url, countries: 'GB', callbackEmail: 'calls@shop.example', files: 0.25, pingMs: 100 }),
      socket: nodeSocket,
      backend: {
        ...stub.controls,
        agentSays: (text) => void stub.agentSays(text),
        agentAttaches: async (file) => void (await stub.agentAttaches(file)),
        async agentTypes(on) {
          const [stream, event] = ['stream-notify-room', `${[...stub.rooms.keys()].at(-1)}/user-activity`];
          await expect.poll(() => stub.isHeard(stream, event)).toBe(true);
          stub.tell(stream, event, 'ada', on ? ['user-typing'] : []);
        },
        queueAt: (position) => stub.queueAt(position),
        stored(what) {
          if (what === 'chat') return stub.messages.flatMap(({ token, msg, files: [file] = [] }) => (token ? [file ? (file as { name: string }).name : msg] : []));
          return stub.letters
            .filter(({ email }) => (email === 'calls@shop.example') === (what === 'callback'))
            .map(({ message }) => message.replace(/\n\n-- \n[^]*$/, '').replace(/^☎.*\n\n/, ''));
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
