import type { ChatPage, ChatPort } from '../../channels/chat/port.ts';
import { isDeskbellError } from '../../core/index.ts';
import { ChatBatchSchema, type ChatBatch } from '../../protocol/index.ts';
import { readCursor, toCursor, toEntry, toSent } from './cursor.ts';
import type { Http } from './http.ts';
import { greet, type Welcome } from './greeting.ts';
import { createLine } from './line.ts';

/** Live chat. */
export function chat(http: Http): Required<ChatPort> {
  return {
    offer: (call) => http.offer('chat', call),
    send: async (message, call) => toSent(await http.command('chat.send', message, call)),
    history(cursor, call) {
      const { epoch = '', seq = 0 } = readCursor(cursor) ?? {};
      const path = `/chat/events?${new URLSearchParams({ after: String(seq), epoch })}`;
      return http.session.look(call, nothing, async (token) => readPage(await http.ask({ call, path, schema: ChatBatchSchema, token })));
    },
    attach: async (file, call) => (await import('./files.ts')).attach(http, file, call),
    open: async (file, call) => (await import('./files.ts')).open(http, file, call),
    async dial(dial, call) {
      const place = readCursor(dial.cursor);
      const { endpoint, session } = http;
      const open = (socket: WebSocket, welcome: Welcome) => createLine({ socket, welcome, dial, place });
      try {
        return await session.use(call, (token) => greet({ endpoint, token, place, page: dial.page, call, open }));
      } catch (error) {
        // Erased. The next dial is that of somebody new, and so there is one.
        if (isDeskbellError(error, 'gone')) throw call.error('unavailable', { cause: error });
        throw error;
      }
    },
  };
}

/** The history of somebody who has never written. */
const nothing: ChatPage = { after: null, cursor: null, entries: [], more: false };

function readPage({ epoch, after, events, more }: ChatBatch): ChatPage {
  const end = events.at(-1)?.seq ?? after;
  return {
    after: toCursor({ epoch, seq: after }),
    cursor: toCursor({ epoch, seq: end }),
    entries: events.map((event) => toEntry(epoch, event)),
    // Nothing came: asking for the same again would come to nothing as well.
    more: more && events.length > 0,
  };
}
