import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { Outlook } from './outlook.tsx';
import type { ChatViewProps } from './props.ts';

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
