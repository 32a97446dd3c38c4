import { createCaller, type Call, type CallOptions } from '../../src/core/index.ts';
import type { ChatDelivery, ChatEntry, ChatLine, ChatPort } from '../../src/channels/chat/port.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';
import { createListener, type Listener } from '../../src/testing/stage.ts';
import { nodeSocket } from './node-socket.ts';

/** One visitor with a network, and the time as it is. */
export interface Someone {
  readonly platform: FakePlatform;
  call(options?: CallOptions): Call;
  /** Opens a line that listens from a cursor on. */
  listen(chat: ChatPort, cursor?: string | null): Promise<{ line: ChatLine; listener: Listener }>;
}

/** Somebody new, who may be signed in with a token. */
export function someone({ token, name = 'test' }: { readonly token?: string; readonly name?: string } = {}): Someone {
  // Looked up at each use, so that a test can break it meanwhile.
  const platform = Object.assign(createFakePlatform({ fetch: (...args) => globalThis.fetch(...args), socket: nodeSocket }), { now: Date.now });
  const { call } = createCaller({ platform, name, token: async () => token, context: () => ({ locale: 'en', page: { url: 'https://shop.example/cart', title: 'Cart' } }) });
  return {
    platform,
    call,
    async listen(chat, cursor = null) {
      const listener = createListener(cursor);
      const line = await (chat as Required<ChatPort>).dial(listener.dial, call({ signal: new AbortController().signal }));
      return { line, listener };
    },
  };
}

/** What a list of entries shows, a line each. */
export function show(entries: readonly ChatEntry[]): string[] {
  return entries.map((entry) => (entry.type === 'message' ? `${entry.from.side === 'agent' ? entry.from.name : entry.from.side}: ${entry.text}` : entry.type));
}

/** The newest list that was delivered whole. */
export function replaced(deliveries: readonly ChatDelivery[]): string[] | undefined {
  const last = deliveries.findLast((one) => one.type === 'stretch' && one.after === null);
  return last?.type === 'stretch' ? show(last.entries) : undefined;
}
