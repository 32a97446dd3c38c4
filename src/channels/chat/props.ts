import type { ChannelViewProps } from '../channel.ts';
import type { ChatModel } from './model.ts';
import type { ChatPhrases } from './text/en.ts';
import type { Row } from './timeline.ts';

/** What the chat's parts are given. */
export type ChatViewProps = ChannelViewProps<ChatModel, ChatPhrases>;

/** What one line of the conversation is given. */
export interface LineProps extends ChatViewProps {
  readonly row: Row;
  /** The visitor's newest message says whether it has arrived; the ones before it have. */
  readonly isLastOwn: boolean;
}
