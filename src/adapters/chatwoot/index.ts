import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import type { Call } from '../../core/index.ts';
import { rulesOf } from '../file.ts';
import { createApi, type Proof } from './api.ts';
import { callback } from './callback.ts';
import { chat, type ChatwootChat } from './chat.ts';
import { contact } from './contact.ts';
import { createVisitor } from './visitor.ts';
import type { World } from './world.ts';

/** What {@link chatwoot} needs to know. */
export interface ChatwootOptions {
  /** Address of the installation, such as `https://app.chatwoot.com`. */
  readonly endpoint: string;
  /** The identifier of an inbox of the kind API. It is public. */
  readonly inbox: string;
  /** Countries that are called back, a list or its words with spaces between. Default: nobody is called back. */
  readonly countries?: readonly string[] | string;
  /** The time zone of the callers. Default: the inbox's. */
  readonly timeZone?: string;
  /**
   * How many megabytes a file in the chat may have: pictures and PDF, sent and opened in the chat. Default: files are not
   * taken, and those of agents are shown by their address.
   */
  readonly files?: number | string;
  /** How often the server pings. Default 3000, as Rails does. */
  readonly pingMs?: number;
}

/** One conversation of the visitor's own and what has become of it. */
export interface Ticket {
  readonly id: string;
  /** `open`, `pending`, `snoozed` or `resolved`. */
  readonly status: string;
}

/** Chat, letters, callbacks, and what has become of them. */
export interface ChatwootAdapter extends Adapter {
  readonly contact: Required<ContactPort>;
  readonly chat: ChatwootChat;
  readonly callback?: CallbackPort;
  /** This visitor's own conversations. Empty for somebody who has never written. */
  tickets(call: Call): Promise<readonly Ticket[]>;
}

/** Speaks to an inbox of the kind API in a Chatwoot installation, straight from the browser. */
export function chatwoot({ endpoint, inbox, countries = [], timeZone, files, pingMs = 3_000 }: ChatwootOptions): ChatwootAdapter {
  if (!inbox) throw new Error('The chatwoot adapter needs "inbox", the identifier of an inbox of the kind API.');
  const api = createApi(endpoint, inbox);
  const visitor = createVisitor(api, inbox, readProof);
  const listed = typeof countries === 'string' ? countries.split(/[\s,]+/).filter(Boolean) : countries;
  const world: World = { api, visitor, countries: listed, timeZone, pingMs, files: rulesOf(files) };
  return {
    name: 'chatwoot',
    contract: 1,
    contact: contact(world),
    chat: chat(world),
    ...(listed.length > 0 && { callback: callback(world) }),
    async tickets(call) {
      const { source } = await visitor.known.read(call);
      if (source === undefined) return [];
      const conversations = await visitor.use(call, () => api.conversations(source, call));
      return conversations.map(({ id, status }) => ({ id: String(id), status }));
    },
  };
}

/** The token given to `identify` is `<identifier>:<hash>`, the hash an HMAC-SHA256 in hexadecimal made by the shop's server. */
async function readProof({ identity }: Call): Promise<Proof | undefined> {
  const [, identifier, hash] = /^(.+):([0-9a-f]{64})$/i.exec((await identity.token()) ?? '') ?? [];
  return identifier && hash ? { identifier, identifier_hash: hash } : undefined;
}
