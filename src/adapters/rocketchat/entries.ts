import type { ChatEntry } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { Attachment, Party } from '../../protocol/index.ts';
import { typeByName } from '../file.ts';
import type { Message } from './api.ts';
import { findUploads } from './uploads.ts';
import type { World } from './world.ts';

/** What the system says that a visitor wants to know. */
const closed = 'livechat-close';

/** The assistant that speaks for the server itself. */
const assistant = 'rocket.cat';

/** Messages as the chat shows them: in the order of their times, without what the system says to itself. */
export async function toEntries(all: Iterable<Message>, { api: { endpoint }, files, visitor }: World, call: Call): Promise<readonly ChatEntry[]> {
  const messages = [...all];
  const found = files && findUploads(messages, await visitor.known.read(call));
  return messages
    .sort((one, other) => one.ts - other.ts)
    .flatMap((message): readonly ChatEntry[] => {
      const { _id: id, ts: at, t, token, u } = message;
      if (t === closed) return [{ id, at, type: 'closed' }];
      if (t) return [];
      const name = u.name || u.username;
      const from: Party = token ? { side: 'visitor' } : name && u.username !== assistant ? { side: 'agent', name } : { side: 'system' };
      const upload = found?.get(id);
      const attached = found ? attachmentsOf(message, upload?.bytes) : [];
      const text = attached.length > 0 ? message.msg : textOf(message, endpoint);
      // A visitor's message goes by the id we gave it, unless the server chose one for a file.
      const base = { at, type: 'message', from, ...(token && { commandId: upload?.command ?? id }) } as const;
      return [
        ...(text === '' ? [] : [{ ...base, id, text }]),
        ...attached.map((attachment, index) => ({ ...base, id: text === '' && index === 0 ? id : `${id} ${index}`, text: attachment.name, attachment })),
      ];
    });
}

/** Files that can be opened, by the room they are in and their address there. */
function attachmentsOf({ rid, attachments, files }: Message, bytes: number | undefined): readonly Attachment[] {
  return attachments.flatMap(({ title_link: link, image_size: size, image_dimensions: dimensions }, index) => {
    const file = files[index];
    if (!link || !file || rid === undefined) return [];
    const { name, type = typeByName(name) } = file;
    return [{ id: `${rid} ${link}`, name, type, bytes: file.size ?? size ?? bytes ?? 0, ...dimensions }];
  });
}

/** Files are shown by their address, below what was said about them. */
function textOf({ msg, attachments }: Message, endpoint: string): string {
  const links = attachments.map(({ title_link: link }) => (link ? new URL(link, `${endpoint}/`).href : ''));
  return [msg, ...links].filter(Boolean).join('\n');
}
