import * as v from 'valibot';
import { DeskbellError, isDeskbellError, type Call } from '../../core/index.ts';
import type { FieldProblem } from '../../protocol/index.ts';
import { ask } from '../ask.ts';
import { createKept, remember } from '../kept.ts';

/** What the form takes. */
export interface Ticket {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly body: string;
}

/** The web form of one server. */
export interface Form {
  /** Whether it takes anything now. Rejects when it does not. */
  look(call: Call): Promise<void>;
  /** Resolves with the number of the ticket. */
  submit(ticket: Ticket, call: Call): Promise<string>;
}

const ConfigSchema = v.record(v.string(), v.unknown());
const AnswerSchema = v.object({ ticket: v.object({ id: v.number(), number: v.pipe(v.unknown(), v.transform(String), v.string()) }) });
const ErrorsSchema = v.object({ errors: v.record(v.string(), v.string()) });

/** So many tickets are remembered, to answer for them again. */
const submittedLength = 30;

/** Long enough to be taken for one; it names nobody. */
const nobody = 'somebody-who-only-looks-whether-it-is-open';

/** What we call its fields. */
const fieldOf: Readonly<Record<string, string>> = { name: 'name', email: 'email', title: 'subject', body: 'message' };

/** After a refusal that a browser may not read, it is not worth asking at once. */
const patienceMs = 60_000;

/** Opens the web form of a server. */
export function createForm(endpoint: string): Form {
  const submitted = createKept(`zammad ${endpoint} form`, v.record(v.string(), v.string()), {});

  async function config(fingerprint: string, call: Call) {
    const config = await ask({ call, url: `${endpoint}/api/v1/form_config`, schema: ConfigSchema, form: new URLSearchParams({ fingerprint }) });
    if (config['enabled'] !== true) throw call.error('unsupported', { message: 'The form is switched off.' });
    // A challenge is for a person before the server's own page. Said now, not after somebody has written.
    const challenge = Object.keys(config).find((key) => /captcha|challenge/i.test(key) && config[key]);
    if (challenge) throw call.error('unsupported', { message: `The form wants "${challenge}" solved, which only Zammad's own form can show. Switch it off, or use the honeypot.` });
    return config;
  }

  return {
    look: async (call) => void (await config(nobody, call)),
    async submit({ name, email, title, body }, call) {
      const known = (await submitted.read(call))[call.id];
      if (known !== undefined) return known;
      // The token belongs to what it calls a fingerprint. Ours is a random id: this browser is not looked at.
      const fingerprint = (await call.identity.device()).padEnd(32, '-');
      const { token, ...rest } = await config(fingerprint, call);
      const trap = honeypotOf(rest);
      const form = new URLSearchParams({ name, email, title, body, token: String(token), fingerprint, ...(trap === undefined ? {} : { [trap]: '' }) });
      try {
        // A form without headers of its own is not asked about first; what asks counts against the limit.
        const { ticket } = await ask({ call, url: `${endpoint}/api/v1/form_submit`, schema: AnswerSchema, form, refusal });
        const { number } = ticket;
        await submitted.change(call, (kept) => remember(kept, call.id, number, submittedLength));
        return number;
      } catch (error) {
        // Refusals come without the headers a browser needs to read them, so that they look like no answer at all.
        if (!isDeskbellError(error, 'unavailable')) throw error;
        throw call.error('unavailable', { message: 'The form was open, but submitting was not answered: over its limit, or the network.', retryAfterMs: patienceMs, cause: error });
      }
    },
  };
}

/** The field that only machines fill in, if there is one: it is sent along, empty. */
function honeypotOf(config: Readonly<Record<string, unknown>>): string | undefined {
  const trap = config['honeypot'];
  const name = typeof trap === 'object' && trap ? (trap as { field?: unknown; name?: unknown }).field ?? (trap as { name?: unknown }).name : trap;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A no is said with the status of a yes. */
function refusal(_status: number, answer: unknown): DeskbellError | undefined {
  const { success, output } = v.safeParse(ErrorsSchema, answer);
  if (!success) return undefined;
  const problems = Object.entries(output.errors).map(([field, word]): [string, FieldProblem] => {
    const ours = fieldOf[field] ?? 'message';
    return [ours, word === 'required' ? 'required' : ours === 'email' ? 'email' : 'invalid'];
  });
  return new DeskbellError('refused', { message: 'The form found something invalid.', fields: Object.fromEntries(problems) });
}
