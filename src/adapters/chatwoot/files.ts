import type { ChatFile, ChatSent } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { Attachment, AttachmentRules } from '../../protocol/index.ts';
import { checkFile, download } from '../file.ts';
import { isOwn } from './entries.ts';
import type { World } from './world.ts';

// Comes with the first file: most visitors send none.

/** What {@link attach} needs to know. */
export interface Attaching {
  readonly world: World;
  readonly rules: AttachmentRules;
  /** The conversation to write in, begun if there is none. */
  conversation(source: string, call: Call): Promise<number>;
}

/** Says a file, once: the server keeps no ids of ours, so one that may have arrived is looked for first. */
export async function attach({ world: { api, visitor }, rules, conversation }: Attaching, file: ChatFile, call: Call): Promise<ChatSent> {
  checkFile(file, rules, call);
  return visitor.use(call, async (source, { said, pendingFile }) => {
    const before = said[call.id];
    if (before) return { entry: String(before.id), at: before.at };
    const id = await conversation(source, call);
    const { messages } = await api.conversation(source, id, call);
    const claimed = new Set(Object.values(said).map((one) => one.id));
    const after = pendingFile?.command === call.id ? pendingFile.after : undefined;
    const arrived = messages.find(
      (message) => after !== undefined && isOwn(message) && message.id > after && !claimed.has(message.id) && message.attachments.some(({ file_size: size }) => size === file.content.size),
    );
    if (!arrived) {
      const last = Math.max(0, ...messages.map((one) => one.id));
      await visitor.known.change(call, (kept) => ({ ...kept, pendingFile: { command: call.id, after: last } }));
    }
    const sent = arrived ?? (await api.attach(source, id, file, call));
    const at = sent.created_at * 1000;
    await visitor.said(call, call.id, { id: sent.id, at });
    return { entry: String(sent.id), at };
  });
}

/** What is in a file of the conversation. Its address is a secret by itself; nothing else goes with it. */
export function open({ api }: World, { id }: Attachment, call: Call): Promise<Blob> {
  return download(new URL(id, `${api.endpoint}/`).href, call);
}
