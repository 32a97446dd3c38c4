import * as v from 'valibot';
import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ChatFile } from '../../channels/chat/port.ts';
import { fromErrorBody, type Call } from '../../core/index.ts';
import { kindOfStatus } from '../../core/error.ts';
import type { Attachment, CommandBody, CommandType, Offers } from '../../protocol/index.ts';
import { ask, check, withoutSlash } from '../ask.ts';
import { download } from '../file.ts';
import { createKept } from '../kept.ts';
import { parts, RefusalSchema, routes, type Part, type Route } from './contract.ts';

export type { Part } from './contract.ts';

/** What {@link http} needs to know. */
export interface HttpOptions {
  /** Address under which the merchant serves the contract, such as `https://shop.example/help`. */
  readonly endpoint: string;
  /** Which parts of it. A list, or its words with spaces between. Default `contact`. */
  readonly serves?: readonly Part[] | string;
}

/** What a question says besides its name. */
interface Said {
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Blob;
}

type Asked<Name extends keyof typeof routes> = v.InferOutput<(typeof routes)[Name]['answer']>;

/** Speaks a small contract of JSON over HTTP that any shop can serve: see the folder's README and `openapi.json`. */
export function http({ endpoint, serves = ['contact'] }: HttpOptions): Adapter {
  const base = withoutSlash(endpoint);
  const served = readParts(serves);
  const has = (part: Part) => served.has(part);
  /** Whether this visitor has ever given a command here. */
  const known = createKept(`http ${base}`, v.boolean(), false);

  /** A name signed by the shop proves who asks; the browser's own is only hard to guess. */
  const nameOf = async ({ identity }: Call) => ({ authorization: `Bearer ${(await identity.token()) ?? (await identity.device())}` });

  async function question<Name extends keyof typeof routes>(name: Name, call: Call, { query = {}, ...said }: Said = {}): Promise<Asked<Name>> {
    const { method, path, named, answer }: Route = routes[name];
    const headers = named ? await nameOf(call) : {};
    return (await ask({ call, url: address(path, query), method, ...said, headers, schema: answer, refusal })) as Asked<Name>;
  }

  const address = (path: string, query: Readonly<Record<string, string>>) => `${base}${path}?${new URLSearchParams(query)}`.replace(/\?$/, '');

  async function offer<Channel extends keyof Offers>(channel: Channel, call: Call): Promise<NonNullable<Offers[Channel]>> {
    const offer = (await question('offer', call))[channel];
    if (!offer) throw call.error('unsupported', { message: `${base}/offer has no "${channel}".` });
    return offer;
  }

  async function command<Name extends 'contact' | 'say' | 'request' | 'move' | 'cancel' | 'vote' | 'learn', Type extends CommandType>(
    name: Name,
    type: Type,
    given: CommandBody<Type>,
    call: Call,
  ): Promise<Asked<Name>> {
    const json = { id: call.id, at: call.at, context: call.context, ...(check(type, given, call) as object) };
    const answer = await question(name, call, { json });
    // From now on there is something of theirs to ask for.
    if (routes[name].named) await known.change(call, () => true);
    return answer;
  }

  /** Somebody who has never given a command here has nothing to look at, and looking must not make anybody known. */
  const isKnown = async (call: Call) => (await call.identity.token()) !== undefined || (await known.read(call));

  const callback: CallbackPort = {
    offer: (call) => offer('callback', call),
    request: (request, call) => command('request', 'callback.request', request, call),
    ...(has('callback.slots') && { slots: async (call: Call) => (await question('slots', call)).slots }),
    ...(has('callback.list') && { list: async (call: Call) => ((await isKnown(call)) ? (await question('list', call)).callbacks : []) }),
    ...(has('callback.move') && { move: (change: CommandBody<'callback.move'>, call: Call) => command('move', 'callback.move', change, call) }),
    ...(has('callback.cancel') && { cancel: (id: string, call: Call) => command('cancel', 'callback.cancel', { callback: id }, call) }),
  };

  return {
    name: 'http',
    contract: 1,
    ...(has('contact') && {
      contact: {
        offer: (call: Call) => offer('contact', call),
        send: (request: CommandBody<'contact.send'>, call: Call) => command('contact', 'contact.send', request, call),
        ...(has('contact.list') && { list: async (call: Call) => ((await isKnown(call)) ? (await question('standing', call)).contacts : []) }),
      },
    }),
    ...(has('chat') && {
      chat: {
        offer: (call: Call) => offer('chat', call),
        async send(message: CommandBody<'chat.send'>, call: Call) {
          const { entry, at } = await command('say', 'chat.send', message, call);
          return { at, ...(entry === undefined ? {} : { entry }) };
        },
        async history(after: string | null, call: Call) {
          if (!(await isKnown(call))) return { after: null, cursor: null, entries: [], more: false };
          return question('history', call, { query: after === null ? {} : { after } });
        },
        ...(has('chat.files') && {
          async attach({ name, content }: ChatFile, call: Call) {
            const { entry, at } = await question('attach', call, { query: { id: call.id, name }, form: content });
            await known.change(call, () => true);
            return { at, ...(entry === undefined ? {} : { entry }) };
          },
          open: async ({ id }: Attachment, call: Call) => download(address(routes.open.path, { id }), call, await nameOf(call)),
        }),
      },
    }),
    ...(has('callback') && { callback }),
    ...((has('faq.vote') || has('faq.learn')) && {
      faq: {
        ...(has('faq.vote') && { vote: async (vote: CommandBody<'faq.vote'>, call: Call) => void (await command('vote', 'faq.vote', vote, call)) }),
        ...(has('faq.learn') && { learn: async (lesson: CommandBody<'faq.learn'>, call: Call) => void (await command('learn', 'faq.learn', lesson, call)) }),
      },
    }),
  };
}

function readParts(serves: readonly string[] | string): ReadonlySet<string> {
  const words = typeof serves === 'string' ? serves.split(/[\s,]+/).filter(Boolean) : serves;
  const unknown = words.find((word) => !(parts as readonly string[]).includes(word));
  if (unknown !== undefined) throw new Error(`The http adapter cannot serve "${unknown}". It can serve ${parts.join(', ')}.`);
  return new Set(words);
}

function refusal(status: number, answer: unknown) {
  if (status < 400) return undefined;
  const { success, output } = v.safeParse(RefusalSchema, answer);
  if (!success) return undefined;
  // A kind that was not said, or that we do not know, is read from the status.
  const named = (answer as { error: { kind?: unknown } }).error.kind === output.error.kind;
  return fromErrorBody(named ? output.error : { ...output.error, kind: kindOfStatus(status) });
}
