import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import { createApi } from './api.ts';
import { rulesOf } from '../file.ts';
import { chat, type RocketChat } from './chat.ts';
import { callback, contact, createLetters } from './letters.ts';
import { createVisitor } from './visitor.ts';
import type { World } from './world.ts';

/** What {@link rocketchat} needs to know. */
export interface RocketChatOptions {
  /** Address of the server, such as `https://chat.shop.example`. */
  readonly endpoint: string;
  /** Who is to answer. Default: whoever the server chooses. */
  readonly department?: string;
  /** Countries that are called back, a list or its words with spaces between. Default: nobody is called back. */
  readonly countries?: readonly string[] | string;
  /** The time zone of the callers. Default `UTC`. */
  readonly timeZone?: string;
  /** In whose name calls are asked for: an offline message needs an address. */
  readonly callbackEmail?: string;
  /**
   * How many megabytes a file in the chat may have: pictures and PDF, sent and opened in the chat. Default: files are not
   * taken, and those of agents are shown by their address.
   */
  readonly files?: number | string;
  /** How often the server pings. Default 17500, as Meteor does. */
  readonly pingMs?: number;
}

/** Chat, letters, and calls if it is told how. */
export interface RocketChatAdapter extends Adapter {
  readonly contact: Omit<Required<ContactPort>, 'list'>;
  readonly chat: RocketChat;
  readonly callback?: CallbackPort;
}

/** Speaks to the livechat of a Rocket.Chat server, straight from the browser. */
export function rocketchat({ endpoint, department, countries = [], timeZone = 'UTC', callbackEmail, files, pingMs = 17_500 }: RocketChatOptions): RocketChatAdapter {
  const api = createApi(endpoint, department);
  const listed = typeof countries === 'string' ? countries.split(/[\s,]+/).filter(Boolean) : countries;
  if (listed.length > 0 && !callbackEmail) throw new Error('The rocketchat adapter needs "callbackEmail" to ask for calls: an address of the shop in whose name that is done.');
  const world: World = { api, visitor: createVisitor(api), countries: listed, timeZone, pingMs, leave: createLetters({ api }), files: rulesOf(files) };
  return {
    name: 'rocketchat',
    contract: 1,
    contact: contact(world),
    chat: chat(world),
    ...(callbackEmail && listed.length > 0 && { callback: callback(world, callbackEmail) }),
  };
}
