import type { ChatPort } from '../../channels/chat/port.ts';
import { ChatBatchSchema } from '../../protocol/index.ts';
import { readCursor, toCursor, toEntry, toSent } from './cursor.ts';
import type { Http } from './http.ts';
import { greet, type Welcome } from './greeting.ts';
import { createLine } from './line.ts';

/** Live chat. */
export function chat(http: Http): Required<ChatPort> {
  return {
    offer: (call) => http.offer('chat', call),
    send: async (message, call) => toSent(await http.command('chat.send', message, call)),
    async history(cursor, call) {
      // Whoever has no token has never written, and looking must not make them known.
      if ((await http.session.read(call)) === undefined) return { after: null, cursor: null, entries: [], more: false };
      const { epoch = '', seq = 0 } = readCursor(cursor) ?? {};
      const path = `/chat/events?${new URLSearchParams({ after: String(seq), epoch })}`;
      const batch = await http.session.use(call, (token) => http.ask({ call, path, schema: ChatBatchSchema, token }));
      const end = batch.events.at(-1)?.seq ?? batch.after;
      return {
        after: toCursor({ epoch: batch.epoch, seq: batch.after }),
        cursor: toCursor({ epoch: batch.epoch, seq: end }),
        entries: batch.events.map((event) => toEntry(batch.epoch, event)),
        // Nothing came: asking for the same again would come to nothing as well.
        more: batch.more && batch.events.length > 0,
      };
    },
    dial(dial, call) {
      const place = readCursor(dial.cursor);
      const { endpoint, session } = http;
      const open = (socket: WebSocket, welcome: Welcome) => createLine({ socket, welcome, dial, place });
      return session.use(call, (token) => greet({ endpoint, token, place, page: dial.page, call, open }));
    },
  };
}
