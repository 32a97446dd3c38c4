import type { ChannelViewProps } from '../channel.ts';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { Outlook } from './outlook.tsx';
import type { ChatModel } from './model.ts';
import type { ChatPhrases } from './text/en.ts';

/** What the chat's parts are given. */
export type ChatViewProps = ChannelViewProps<ChatModel, ChatPhrases>;

/** Who is there, what was said, and where to say more. */
export function ChatView(props: ChatViewProps) {
  return (
    <div class="db-chat">
      <Outlook {...props} />
      <Conversation {...props} />
      <Composer {...props} />
    </div>
  );
}
