import type { ChannelViewProps } from '../channel.ts';
import type { CallbackModel } from './model.ts';
import type { CallbackPhrases } from './text/en.ts';

/** What the screens of "call me" are given. */
export type CallbackViewProps = ChannelViewProps<CallbackModel, CallbackPhrases>;
