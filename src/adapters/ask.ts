import * as v from 'valibot';
import { DeskbellError, toDeskbellError, type Call } from '../core/index.ts';
import { commandSchemas, problemsOf, type CommandBody, type CommandType } from '../protocol/index.ts';

/** One question over HTTP. */
export interface Question<Answer> {
  readonly call: Call;
  readonly url: string;
  readonly schema: v.GenericSchema<unknown, Answer>;
  /** Default: GET, or POST when there is something to say. */
  readonly method?: string;
  /** Said as JSON. */
  readonly json?: unknown;
  /** Said as a form, which browsers send to other hosts without asking first; or a file as it is. */
  readonly form?: URLSearchParams | FormData | Blob;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads an answer that is a refusal in the backend's own words. Nothing: its status is judged. */
  refusal?(status: number, answer: unknown): DeskbellError | undefined;
}

/** Asks once. Whatever is not the answer that was expected is an error of ours, never a value. */
export async function ask<Answer>(question: Question<Answer>): Promise<Answer> {
  const { call, url, schema, json, form, headers, refusal } = question;
  const body = json === undefined ? form : JSON.stringify(json);
  const response = await call.fetch(url, {
    method: question.method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined ? {} : { body }),
    headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    // What a visitor is known by is said in so many words: no cookies, and nothing a cache has kept from somebody else.
    credentials: 'omit',
    cache: 'no-store',
  });
  const answer = await readJson(response, call);
  const refused = refusal?.(response.status, answer);
  if (refused) throw refused;
  if (!response.ok) throw toDeskbellError(response);
  const { success, output, issues } = v.safeParse(schema, answer);
  if (!success) throw call.error('broken', { message: `${url} answered what it should not: ${issues[0].message}`, cause: response });
  return output;
}

/** A page instead of an answer is a hotel's sign-in or a proxy's apology: the backend itself was not reached. */
async function readJson(response: Response, call: Call): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch (cause) {
    if (call.signal.aborted) throw call.error('cancelled', { cause });
    if (!response.ok) return undefined;
    throw new DeskbellError('unavailable', { message: 'The answer is not JSON, or was cut off.', cause });
  }
}

/** What is wrong with a command before it is given to a backend that would not look, or would say so in its own words. */
export function check<Type extends CommandType>(type: Type, body: unknown, call: Call): CommandBody<Type> {
  const { success, output, issues } = v.safeParse(commandSchemas[type].body, body);
  if (!success) throw call.error('refused', { message: `This is no ${type}.`, fields: problemsOf(issues) });
  return output;
}

/**
 * What may be there. Other backends say `null` for nothing, and a courtesy that makes no sense counts as nothing too. Made of
 * what our own schemas are made of: each further kind would be paid for by every shopper of every backend.
 */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

/** An address without a slash at its end. */
export function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
