import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ChatPort } from '../../channels/chat/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import { withoutSlash } from '../ask.ts';
import { chat as chatPort } from './chat.ts';
import { createForm } from './form.ts';
import { callback, contact } from './letters.ts';
import { createJournal } from './journal.ts';
import type { World } from './world.ts';

/** What {@link zammad} needs to know. */
export interface ZammadOptions {
  /** Address of the server, such as `https://help.shop.example`. */
  readonly endpoint: string;
  /** The number of a chat (Channels, Chat). Default: no chat. */
  readonly chat?: number | string;
  /** Countries that are called back, a list or its words with spaces between. Default: nobody is called back. */
  readonly countries?: readonly string[] | string;
  /** The time zone of the callers. Default `UTC`. */
  readonly timeZone?: string;
  /** In whose name calls are asked for: a ticket needs an address. */
  readonly callbackEmail?: string;
  /** How often the server is told that we are there. Default 29000, as its own widget does. */
  readonly pingMs?: number;
}

/** Letters, chat, and calls if it is told how. */
export interface ZammadAdapter extends Adapter {
  readonly contact: Omit<Required<ContactPort>, 'list'>;
  readonly chat?: Required<Omit<ChatPort, 'attach' | 'open'>>;
  readonly callback?: CallbackPort;
}

/** Speaks to the web form and the chat of a Zammad server, straight from the browser. */
export function zammad({ endpoint: address, chat, countries = [], timeZone = 'UTC', callbackEmail, pingMs = 29_000 }: ZammadOptions): ZammadAdapter {
  const endpoint = withoutSlash(address);
  const number = Number(chat);
  if (chat !== undefined && !Number.isInteger(number)) throw new Error(`The zammad adapter needs the number of a chat, not "${chat}".`);
  const listed = typeof countries === 'string' ? countries.split(/[\s,]+/).filter(Boolean) : countries;
  if (listed.length > 0 && !callbackEmail) throw new Error('The zammad adapter needs "callbackEmail" to ask for calls: an address of the shop in whose name that is done.');
  const world: World = { endpoint, journal: createJournal(`zammad ${endpoint} ${number}`), form: createForm(endpoint), countries: listed, timeZone, pingMs, lines: new Set() };
  return {
    name: 'zammad',
    contract: 1,
    contact: contact(world),
    ...(chat !== undefined && { chat: chatPort(world, number) }),
    ...(callbackEmail && listed.length > 0 && { callback: callback(world, callbackEmail) }),
  };
}
