import * as v from 'valibot';
import {
  commandSchemas,
  EnvelopeSchema,
  isCommandType,
  problemsOf,
  type CommandBody,
  type CommandType,
  type Envelope,
} from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { Refusal } from '../refusal.ts';
import type { RateName } from '../rate.ts';
import { answerOnce, settle, type Answer } from './answer.ts';
import { attachChat } from './attachment.ts';
import { cancelCallback, moveCallback, requestCallback } from './callback.ts';
import { sendChat } from './chat.ts';
import { sendContact } from './contact.ts';
import { countVote, takeLesson } from './faq.ts';
import type { VisitorHandler } from './handler.ts';

export type { Answer } from './answer.ts';

/** Who asks. */
export interface Caller {
  /** Id of the visitor whose token came along. */
  readonly visitor?: string;
  /** See `networkOf`. */
  readonly network: string;
  /** The origin of the page they are on; empty when it names none. */
  readonly site: string;
}

type PersonalType = Exclude<CommandType, 'faq.vote' | 'faq.learn'>;

/** What a visitor's command needs: a channel that is served, a token in a bucket, and somebody to do it. */
const handlers: { readonly [Type in PersonalType]: { readonly rate: RateName; readonly handle: VisitorHandler<Type> } } = {
  'contact.send': { rate: 'contact', handle: sendContact },
  'chat.send': { rate: 'chat', handle: sendChat },
  'chat.attach': { rate: 'chat', handle: attachChat },
  'callback.request': { rate: 'callback', handle: requestCallback },
  'callback.move': { rate: 'callback', handle: moveCallback },
  'callback.cancel': { rate: 'callback', handle: cancelCallback },
};

/**
 * Does what a visitor asks, whichever way it came in. Never throws: a yes means it is stored, a no says what to do.
 */
export function dispatch(backend: Backend, caller: Caller, input: unknown): Promise<Answer> {
  const parsed = v.safeParse(EnvelopeSchema, input);
  const type = parsed.success && isCommandType(parsed.output.type) ? parsed.output.type : 'unknown';
  return settle(backend, type, async () => {
    if (!parsed.success) throw new Refusal('broken', 'This is not a command.');
    if (type === 'unknown') throw new Refusal('unsupported', 'There is no command of this type.');
    return run(backend, caller, parsed.output, type);
  });
}

async function run(backend: Backend, caller: Caller, envelope: Envelope, type: CommandType): Promise<unknown> {
  if (!isServed(backend, type)) throw new Refusal('unsupported', 'This shop does not offer that channel.');
  if (type === 'faq.vote' || type === 'faq.learn') {
    backend.rates.demand('faq', caller.network);
    backend.rates.demand('site', caller.site);
    return type === 'faq.vote'
      ? countVote(backend, envelope.id, bodyOf(type, envelope))
      : takeLesson(backend, envelope.id, bodyOf(type, envelope));
  }
  return runPersonal(backend, caller, envelope, type);
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- one type picks schema and handler together
async function runPersonal<Type extends PersonalType>(backend: Backend, caller: Caller, envelope: Envelope, type: Type): Promise<unknown> {
  const { visitor } = caller;
  if (!visitor) throw new Refusal('unauthorized', 'This command needs a token.');
  const { rate, handle } = handlers[type];
  const { id, context } = envelope;
  const body = bodyOf(type, envelope);
  return answerOnce(
    backend,
    { author: `visitor:${visitor}`, id, type, body },
    {
      admit() {
        // The narrowest first: who has had too much of their own takes nothing from the others.
        backend.rates.demand(rate, visitor);
        backend.rates.demand('network', caller.network);
        backend.rates.demand('site', caller.site);
      },
      async lock(rows) {
        const row = await rows.visitors.lock(visitor);
        if (!row) throw new Refusal('unauthorized', 'This visitor is not known any more.');
        return row;
      },
      work: (turn, row) => handle({ ...turn, backend, id, body, context, visitor: row }),
    },
  );
}

function bodyOf<Type extends CommandType>(type: Type, envelope: Envelope): CommandBody<Type> {
  const parsed = v.safeParse(commandSchemas[type].body, envelope.body);
  if (parsed.success) return parsed.output;
  throw new Refusal('refused', 'Some fields are refused.', { fields: problemsOf(parsed.issues) });
}

function isServed({ config }: Backend, type: CommandType): boolean {
  const channel = type.split('.')[0];
  if (channel === 'faq') return type !== 'faq.learn' || config.faq.learn;
  return config[channel as 'contact' | 'chat' | 'callback'].enabled;
}
