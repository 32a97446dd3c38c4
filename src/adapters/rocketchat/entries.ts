import type { ChatEntry } from '../../channels/chat/port.ts';
import type { Message } from './api.ts';

/** What the system says that a visitor wants to know. */
const closed = 'livechat-close';

/** The assistant that speaks for the server itself. */
const assistant = 'rocket.cat';

/** Messages as the chat shows them: in the order of their times, without what the system says to itself. */
export function toEntries(messages: Iterable<Message>, endpoint: string): readonly ChatEntry[] {
  return [...messages]
    .sort((one, other) => one.ts - other.ts)
    .flatMap((message): readonly ChatEntry[] => {
      const { _id: id, ts: at, t, token, u } = message;
      if (t === closed) return [{ id, at, type: 'closed' }];
      const text = textOf(message, endpoint);
      if (t || text === '') return [];
      // A visitor's message goes by the id we gave it.
      if (token) return [{ id, at, type: 'message', commandId: id, from: { side: 'visitor' }, text }];
      const name = u.name || u.username;
      return [{ id, at, type: 'message', from: name && u.username !== assistant ? { side: 'agent', name } : { side: 'system' }, text }];
    });
}

/** Files are shown by their address, below what was said about them. */
function textOf({ msg, attachments }: Message, endpoint: string): string {
  const links = attachments.map(({ title_link: link }) => (link ? new URL(link, `${endpoint}/`).href : ''));
  return [msg, ...links].filter(Boolean).join('\n');
}
