import { callback } from '../../channels/callback/index.ts';
import { chat } from '../../channels/chat/index.ts';
import { contact } from '../../channels/contact/index.ts';
import type { ChannelDoor } from '../../channels/channel.ts';

/** The channels that lead to a person, in the order in which they are shown: the quickest answer first. */
export const doors: readonly ChannelDoor[] = [chat, contact, callback];
