import * as v from 'valibot';
import { DeskbellError, isDeskbellError, kindOfStatus, toJson, type Call } from '../../core/index.ts';
import { commandSchemas, ErrorBodySchema, OffersSchema, type CommandBody, type CommandResult, type CommandType, type Offers } from '../../protocol/index.ts';
import type { Question } from './question.ts';
import { createSession, type Session } from './session.ts';

/** The server over HTTP. */
export interface Http {
  readonly endpoint: string;
  readonly session: Session;
  /** Asks once. Answers that are not what the protocol says are an error of ours, never a value. */
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
  /** Gives a command in the visitor's name. */
  command<Type extends CommandType>(type: Type, body: CommandBody<Type>, call: Call): Promise<CommandResult<Type>>;
  /** What the shop serves in a channel now. Channels that ask at the same time share one request. */
  offer<Channel extends keyof Offers>(channel: Channel, call: Call): Promise<NonNullable<Offers[Channel]>>;
}

const RefusalSchema = v.object({ error: ErrorBodySchema });

/** Commands that store nothing about a person, and so need to know nobody. */
const anonymous: ReadonlySet<string> = new Set<CommandType>(['faq.vote', 'faq.learn']);

/** Opens the server at an address without a slash at its end. */
export function createHttp(endpoint: string): Http {
  const session = createSession(endpoint, ask);
  let asked: Promise<Offers> | undefined;

  async function ask<Answer>({ call, path, schema, body, token }: Question<Answer>): Promise<Answer> {
    const response = await call.fetch(`${endpoint}/v1${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: toJson(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      // What is said on leaving must outlive the page, where a command that waits in the outbox need not.
      keepalive: token === undefined && body !== undefined,
      // The token is all we are known by: no cookies, and nothing that a cache may have kept from somebody else.
      credentials: 'omit',
      cache: 'no-store',
    });
    const answer = await readJson(response, call);
    if (!response.ok) throw refusalOf(response, answer);
    const { success, output } = v.safeParse(schema, answer);
    if (!success) throw new DeskbellError('broken', { message: 'Unknown answer.', cause: response });
    return output;
  }

  async function askOffers(call: Call): Promise<Offers> {
    const isMine = asked === undefined;
    asked ??= ask({ call, path: '/offer', schema: OffersSchema }).finally(() => (asked = undefined));
    try {
      return await asked;
    } catch (error) {
      // That whoever asked first has given up is no answer for the others.
      if (isMine || call.signal.aborted || !isDeskbellError(error, 'cancelled')) throw error;
      return askOffers(call);
    }
  }

  return {
    endpoint,
    session,
    ask,
    command(type, body, call) {
      const { id, at, context } = call;
      const schema = commandSchemas[type].result as unknown as v.GenericSchema<unknown, CommandResult<typeof type>>;
      const give = (token?: string) => ask({ call, path: '/commands', schema, body: { id, type, at, context, body }, token });
      return anonymous.has(type) ? give() : session.use(call, give);
    },
    async offer(channel, call) {
      const offer = (await askOffers(call))[channel];
      if (!offer) throw call.error('unsupported', { message: `No ${channel} here.` });
      return offer;
    },
  };
}

/** A page of HTML instead of an answer is a hotel's sign-in or a proxy's apology: the server itself was not reached. */
export async function readJson(response: Response, call: Call): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (call.signal.aborted) throw new DeskbellError('cancelled', { cause });
    if (!response.ok) return undefined;
    throw new DeskbellError('unavailable', { message: 'No whole JSON.', cause });
  }
}

function refusalOf(response: Response, answer: unknown): DeskbellError {
  const { success, output } = v.safeParse(RefusalSchema, answer);
  const { kind, fields, message, retryAfterMs } = success ? output.error : { kind: kindOfStatus(response.status), message: `HTTP ${response.status}.` };
  // Proxies ask for patience too, and know only the header.
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = retryAfterMs ?? (seconds >= 0 ? seconds * 1000 : undefined);
  return new DeskbellError(kind, { message, cause: response, ...(fields ? { fields } : {}), ...(wait === undefined ? {} : { retryAfterMs: wait }) });
}
