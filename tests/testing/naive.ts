import type { Adapter } from '../../src/channels/adapter.ts';
import type { ChatEntry, ChatPort } from '../../src/channels/chat/port.ts';
import { cursorAfter, pageAfter } from '../../src/adapters/transcript.ts';
import type { Harness } from '../../src/testing/index.ts';
import { nodeSocket } from '../adapters/node-socket.ts';
import { startStub } from '../adapters/stub-server.ts';

/** A chat of thirty lines, and the adapter that somebody in a hurry would write: it believes every frame. */
export async function naiveHarness(change: (chat: Required<Omit<ChatPort, 'attach' | 'open'>>) => ChatPort = (chat) => chat, listensBy: 'property' | 'addEventListener' = 'property'): Promise<Harness> {
  const log: ChatEntry[] = [];
  const add = (entry: Pick<ChatEntry & { type: 'message' }, 'from' | 'text'> & { commandId?: string }) => {
    const stored: ChatEntry = { ...entry, type: 'message', id: String(log.length + 1), at: 1 };
    log.push(stored);
    stub.tellAll(stored);
    return stored;
  };
  const stub = await startStub({
    answer({ method, json }) {
      if (method === 'GET') return { json: log };
      const { id, text } = json() as { id: string; text: string };
      return { json: log.find((one) => one.type === 'message' && one.commandId === id) ?? add({ commandId: id, from: { side: 'visitor' }, text }) };
    },
  });

  const chat: Required<Omit<ChatPort, 'attach' | 'open'>> = {
    offer: () => Promise.resolve({ availability: { is: 'open' }, features: { typing: false, receipts: false } }),
    async send({ text }, { id, fetch }) {
      const stored = (await (await fetch(stub.url, { method: 'POST', body: JSON.stringify({ id, text }) })).json()) as ChatEntry;
      return { entry: stored.id, at: stored.at };
    },
    history: async (after, { fetch }) => pageAfter((await (await fetch(stub.url)).json()) as ChatEntry[], after),
    dial: (dial, call) =>
      new Promise((resolve, reject) => {
        const socket = call.socket(stub.url.replace('http', 'ws'));
        let settle!: (end: { error: Error; retryable: boolean }) => void;
        const closed = new Promise((done) => (settle = done)) as never;
        const shown = log.slice(0, log.findIndex((_, index) => cursorAfter(log.slice(0, index + 1)) === dial.cursor) + 1);
        const ears = {
          open: () => resolve({ closed, close: () => socket.close(), send: (message, sending) => chat.send(message, sending) }),
          message(event: Event) {
            const { data } = event as MessageEvent;
            const after = cursorAfter(shown);
            shown.push(JSON.parse(String(data)) as ChatEntry);
            dial.deliver({ type: 'stretch', after, cursor: cursorAfter(shown), entries: shown.slice(-1) });
          },
          close: () => settle({ error: call.error('unavailable'), retryable: true }),
          error: () => reject(call.error('unavailable')),
        };
        for (const [type, ear] of Object.entries(ears)) {
          if (listensBy === 'property') Object.assign(socket, { [`on${type}`]: ear });
          else socket.addEventListener(type, ear);
        }
      }),
  };
  return {
    adapter: { chat: change(chat) } satisfies Adapter,
    socket: nodeSocket,
    backend: {
      ...stub.controls,
      agentSays: (text) => void add({ from: { side: 'agent', name: 'Ada' }, text }),
      stored: () => log.flatMap((one) => (one.type === 'message' && one.from.side === 'visitor' ? [one.text] : [])),
    },
    close: () => stub.close(),
  };
}
