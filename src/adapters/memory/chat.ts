import type { ChatMessage } from '../../protocol/index.ts';
import type { ChatPort, ChatSent } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { Backend } from './backend.ts';
import type { Conversation } from './conversation.ts';

/** Live chat. */
export function chat(backend: Backend, conversation: Conversation): Required<ChatPort> {
  const send = async (message: ChatMessage, call: Call): Promise<ChatSent> => {
    const { seq, at } = await backend.perform('chat.send', message, call, ({ text }) => conversation.say(text, call.id));
    return { entry: conversation.entry(seq), at };
  };
  return {
    offer: (call) =>
      backend.answer('chat.offer', call, () => {
        if (!backend.offers.chat) throw call.error('unsupported');
        return backend.offers.chat;
      }),
    send,
    async attach(file, call) {
      const attachment = await conversation.keep(file);
      const { attachments: rules } = backend.offers.chat?.features ?? {};
      if (!rules) throw call.error('unsupported');
      if (!rules.types.includes(attachment.type)) throw call.error('refused', { fields: { type: 'invalid' } });
      if (attachment.bytes > rules.maxBytes) throw call.error('refused', { fields: { size: 'too-long' } });
      const { seq, at } = await backend.perform('chat.attach', { attachment: attachment.id }, call, () => conversation.say(attachment.name, call.id, attachment));
      return { entry: conversation.entry(seq), at };
    },
    open: ({ id }, call) =>
      backend.answer('chat.open', call, () => {
        const content = conversation.content(id);
        if (!content) throw call.error('gone');
        return content;
      }),
    history: (cursor, call) => backend.answer('chat.history', call, () => conversation.after(cursor)),
    dial: (dial, call) => backend.answer('chat.dial', call, () => conversation.open(dial, send)),
  };
}
