import * as v from 'valibot';
import { DeskbellError, type Call, type ErrorKind } from '../../core/index.ts';
import { ask, maybe, withoutSlash } from '../ask.ts';

const text = v.string();
const size = maybe(v.number());

/** Where somebody waits, and for how long. */
export const PlaceInQueueSchema = v.object({ spot: maybe(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), estimatedWaitTimeSeconds: maybe(v.number()) });
export type PlaceInQueue = v.InferOutput<typeof PlaceInQueueSchema>;

const ConfigSchema = v.object({
  config: v.object({
    enabled: v.boolean(),
    online: v.fallback(v.boolean(), false),
    settings: v.fallback(v.object({ displayOfflineForm: v.fallback(v.boolean(), true) }), { displayOfflineForm: true }),
    queueInfo: maybe(PlaceInQueueSchema),
  }),
});
export type Config = v.InferOutput<typeof ConfigSchema>['config'];

/** A time, as REST and as DDP write it. */
const TimeSchema = v.pipe(v.unknown(), v.transform(toTime), v.number());

export const MessageSchema = v.object({
  _id: text,
  rid: v.optional(text),
  msg: v.fallback(text, ''),
  ts: TimeSchema,
  /** Present on what the system says. */
  t: maybe(text),
  /** Present on what a visitor says. */
  token: maybe(text),
  u: v.object({ username: v.fallback(text, ''), name: maybe(text) }),
  attachments: v.fallback(v.array(v.object({ title_link: maybe(text), image_size: size, image_dimensions: maybe(v.object({ width: v.number(), height: v.number() })) })), []),
  /** In the order of the attachments. */
  files: v.fallback(v.array(v.object({ name: text, type: maybe(text), size })), []),
});
export type Message = v.InferOutput<typeof MessageSchema>;

const SentSchema = v.object({ message: MessageSchema });
const VisitorSchema = v.object({ visitor: v.object({ username: v.fallback(text, '') }) });
const RoomSchema = v.object({ room: v.object({ _id: text }) });
const HistorySchema = v.object({ messages: v.array(MessageSchema) });

/** A letter to somebody who is not there. */
export interface OfflineMessage {
  readonly name: string;
  readonly email: string;
  readonly message: string;
}

/** The livechat API, one method a call. */
export interface Api {
  readonly endpoint: string;
  /** Channels that ask at the same time share one request: ten a minute are all that is answered. With a token, it tells their place too. */
  config(call: Call, token?: string): Promise<Config>;
  register(token: string, call: Call): Promise<{ readonly username: string }>;
  /** The room that is open, or a new one. */
  room(token: string, call: Call): Promise<string>;
  say(at: Place, msg: string, call: Call): Promise<Message>;
  /** The message with this id, if it has arrived. */
  find(at: Place, id: string, call: Call): Promise<Message | undefined>;
  /** Everything said in a room, oldest first. */
  history(at: Place, call: Call): Promise<readonly Message[]>;
  leave(letter: OfflineMessage, call: Call): Promise<unknown>;
}

/** A room, as one visitor may enter it. */
export interface Place {
  readonly token: string;
  readonly rid: string;
}

/** Messages in one answer. */
const pageLength = 100;

/** Opens the livechat of a server. */
export function createApi(address: string, department: string | undefined): Api {
  const endpoint = withoutSlash(address);
  const base = `${endpoint}/api/v1/livechat`;
  const where = department === undefined ? {} : { department };
  const question = <Answer>(call: Call, path: string, schema: v.GenericSchema<unknown, Answer>, json?: unknown) => ask({ call, url: `${base}/${path}`, schema, json, refusal });
  const query = (values: Readonly<Record<string, string>>) => `?${new URLSearchParams(values)}`;
  let asked: Promise<Config> | undefined;

  const askConfig = async (call: Call, who: Readonly<Record<string, string>> = {}) => (await question(call, `config${query({ ...where, ...who })}`, ConfigSchema)).config;

  async function config(call: Call, token?: string): Promise<Config> {
    if (token !== undefined) return askConfig(call, { token });
    const isMine = asked === undefined;
    asked ??= askConfig(call).finally(() => (asked = undefined));
    try {
      return await asked;
    } catch (error) {
      // That whoever asked first has given up is no answer for the others.
      if (isMine || call.signal.aborted || (error as DeskbellError).kind !== 'cancelled') throw error;
      return config(call);
    }
  }

  return {
    endpoint,
    config,
    register: async (token, call) => (await question(call, 'visitor', VisitorSchema, { visitor: { token, ...where } })).visitor,
    room: async (token, call) => (await question(call, `room${query({ token })}`, RoomSchema)).room._id,
    say: async ({ token, rid }, msg, call) => (await question(call, 'message', SentSchema, { token, rid, msg, _id: call.id })).message,
    async find({ token, rid }, id, call) {
      try {
        return (await question(call, `message/${encodeURIComponent(id)}${query({ token, rid })}`, SentSchema)).message;
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        return undefined;
      }
    },
    async history({ token, rid }, call) {
      const all: Message[] = [];
      for (;;) {
        const { messages } = await question(call, `messages.history/${encodeURIComponent(rid)}${query({ token, limit: String(pageLength), offset: String(all.length) })}`, HistorySchema);
        all.push(...messages);
        if (messages.length < pageLength) return all.toReversed();
      }
    },
    leave: (letter, call) => question(call, 'offline.message', v.object({}), { ...letter, ...where }),
  };
}

const RefusalSchema = v.object({ success: v.literal(false), error: v.fallback(text, ''), errorType: v.fallback(v.optional(text), undefined) });

function toTime(time: unknown): number {
  return typeof time === 'string' ? Date.parse(time) : Number((time as { readonly $date?: unknown } | null)?.$date);
}

/** What the server's own codes ask of us; any other is nonsense, ours or theirs. */
const kinds: Readonly<Record<string, ErrorKind>> = {
  'no-agent-online': 'unavailable',
  'invalid-room': 'unavailable',
  'invalid-token': 'unavailable',
  'room-closed': 'unavailable',
  'message-length-exceeds-character-limit': 'refused',
  'error-too-many-requests': 'limited',
};

/** Calls are counted by the minute. */
const minuteMs = 60_000;

function refusal(status: number, answer: unknown): DeskbellError | undefined {
  const { success, output } = v.safeParse(RefusalSchema, answer);
  if (!success || status === 403 || status >= 500) return undefined;
  const code = [output.errorType, output.error].find((one) => one !== undefined && Object.hasOwn(kinds, one));
  const kind = status === 429 ? 'limited' : code === undefined ? 'broken' : (kinds[code] as ErrorKind);
  return new DeskbellError(kind, {
    message: `Rocket.Chat says "${output.error}".`,
    cause: { code: code ?? output.error },
    ...(kind === 'limited' ? { retryAfterMs: minuteMs } : {}),
    ...(kind === 'refused' ? { fields: { text: 'too-long' as const } } : {}),
  });
}

/** The server's own code in an error that was made of one. */
export function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : undefined;
}
