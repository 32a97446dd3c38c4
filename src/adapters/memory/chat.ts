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
    history: (cursor, call) => backend.answer('chat.history', call, () => conversation.after(cursor)),
    dial: (dial, call) => backend.answer('chat.dial', call, () => conversation.open(dial, send)),
  };
}
