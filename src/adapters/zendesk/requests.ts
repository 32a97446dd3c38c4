import * as v from 'valibot';
import { DeskbellError, type Call } from '../../core/index.ts';
import type { FieldProblem } from '../../protocol/index.ts';
import { ask, withoutSlash } from '../ask.ts';
import { createKept, remember } from '../kept.ts';

/** What is asked of the shop, before it has a number. */
export interface Wanted {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

/** Files requests in the name of somebody who is not signed in. */
export interface Requests {
  /** Resolves with the request's number. */
  file(wanted: Wanted, call: Call): Promise<number>;
}

const hourMs = 3_600_000;

/** So many anonymous requests are taken in an hour. */
const hourly = 5;

/** So many requests are remembered, to answer for them again. */
const filedLength = 30;

const FiledSchema = v.record(v.string(), v.object({ id: v.number(), at: v.number() }));
const AnswerSchema = v.object({ request: v.object({ id: v.number() }) });
const RefusalSchema = v.object({ details: v.record(v.string(), v.unknown()) });

/** What we call the fields that it complains about. */
const fieldOf: Readonly<Record<string, string>> = { requester: 'email', email: 'email', name: 'name', subject: 'subject', comment: 'message', description: 'message', base: 'message' };

/** Opens the requests of one account. */
export function createRequests(address: string): Requests {
  const endpoint = withoutSlash(address);
  const filed = createKept(`zendesk ${endpoint}`, FiledSchema, {});

  return {
    async file({ name, email, subject, text }, call) {
      const before = await filed.read(call);
      const known = before[call.id];
      if (known) return known.id;
      // Beyond its limit the server answers in a way that a browser takes for no answer at all. So we count ourselves.
      const recent = Object.values(before).map(({ at }) => at).filter((at) => at > call.now() - hourMs);
      if (recent.length >= hourly) {
        const retryAfterMs = Math.min(...recent) + hourMs - call.now();
        throw call.error('limited', { message: `${hourly} anonymous requests in an hour are all that is taken.`, retryAfterMs });
      }
      const { request } = await ask({
        call,
        url: `${endpoint}/api/v2/requests.json`,
        schema: AnswerSchema,
        json: { request: { requester: { name, email }, subject, comment: { body: text } } },
        refusal,
      });
      await filed.change(call, (kept) => remember(kept, call.id, { id: request.id, at: call.now() }, filedLength));
      return request.id;
    },
  };
}

function refusal(status: number, answer: unknown): DeskbellError | undefined {
  if (status !== 422) return undefined;
  const { success, output } = v.safeParse(RefusalSchema, answer);
  const names = success ? Object.keys(output.details).map((name) => fieldOf[name] ?? 'message') : [];
  return new DeskbellError('refused', { message: 'Zendesk found the request invalid.', fields: Object.fromEntries(names.map((name) => [name, 'invalid' satisfies FieldProblem])) });
}
