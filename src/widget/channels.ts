import { callback } from '../channels/callback/index.ts';
import { chat } from '../channels/chat/index.ts';
import { contact } from '../channels/contact/index.ts';
import { faq } from '../channels/faq/index.ts';
import type { ChannelDoor } from '../channels/channel.ts';

/** Every channel there is. Those that lead to a person are shown in this order, the quickest answer first. */
export const doors: readonly ChannelDoor[] = [faq, chat, contact, callback];
