import type { ChatFile, ChatPort, ChatSent } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { Attachment, ChatMessage } from '../../protocol/index.ts';
import { check } from '../ask.ts';
import { pageAfter } from '../transcript.ts';
import { isOwn, toEntries } from './entries.ts';
import { availabilityAt } from './hours.ts';
import type { World } from './world.ts';
import { dial } from './line.ts';
import type { Known } from './visitor.ts';

/** What the chat has; files only where the shop takes them. */
export type ChatwootChat = Required<Omit<ChatPort, 'attach' | 'open'>> & Pick<ChatPort, 'attach' | 'open'>;

/** Live chat: one conversation for each visitor. */
export function chat(world: World): ChatwootChat {
  const { api, visitor, files } = world;
  let creating: Promise<number> | undefined;

  /** The conversation to write in. Two messages of the same moment must not begin two. */
  async function conversation(source: string, { chat }: Known, call: Call): Promise<number> {
    if (chat !== undefined) return chat;
    creating ??= (async () => {
      const { id } = await api.createConversation(source, { kind: 'chat', ...(call.context.page && { page: call.context.page.url }) }, call);
      await visitor.known.change(call, (kept) => ({ ...kept, chat: id }));
      return id;
    })().finally(() => (creating = undefined));
    return creating;
  }

  /** Whether a message whose answer was lost has arrived after all: the server keeps no ids of ours. */
  async function arrived({ source, id, text, known, call }: { source: string; id: number; text: string; known: Known; call: Call }) {
    const { pending, said } = known;
    if (pending?.command !== call.id) return undefined;
    const { messages } = await api.conversation(source, id, call);
    const claimed = new Set(Object.values(said).map((one) => one.id));
    return messages?.find((message) => isOwn(message) && message.id > pending.after && !claimed.has(message.id) && message.content === text);
  }

  async function send(message: ChatMessage, call: Call): Promise<ChatSent> {
    const { text } = check('chat.send', message, call);
    return visitor.use(call, async (source, known) => {
      const before = known.said[call.id];
      if (before) return { entry: String(before.id), at: before.at };
      const id = await conversation(source, known, call);
      let sent = await arrived({ source, id, text, known, call });
      if (!sent) {
        const after = Math.max(0, ...Object.values(known.said).map((one) => one.id));
        await visitor.known.change(call, (kept) => ({ ...kept, pending: { command: call.id, after } }));
        sent = await api.say(source, id, text, call);
      }
      const at = sent.created_at * 1000;
      await visitor.said(call, call.id, { id: sent.id, at });
      return { entry: String(sent.id), at };
    });
  }

  return {
    async offer(call) {
      return { availability: availabilityAt(call.now(), await api.inbox(call)), features: { typing: true, receipts: false, ...(files && { attachments: files }) } };
    },
    send,
    ...(files && {
      async attach(file: ChatFile, call: Call) {
        const begin = async (source: string) => conversation(source, await visitor.known.read(call), call);
        return (await import('./files.ts')).attach({ world, rules: files, conversation: begin }, file, call);
      },
      open: async (attachment: Attachment, call: Call) => (await import('./files.ts')).open(world, attachment, call),
    }),
    async history(after, call) {
      const { source, chat } = await visitor.known.read(call);
      if (source === undefined || chat === undefined) return pageAfter([], null);
      const found = await visitor.use(call, () => api.conversation(source, chat, call));
      return pageAfter(toEntries({ ...found, messages: found.messages ?? [] }, await visitor.known.read(call), files !== undefined), after);
    },
    dial: (how, call) => dial({ world, how, call, send }),
  };
}
