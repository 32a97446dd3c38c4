import * as v from 'valibot';
import type { Call, ErrorDetails } from '../../core/index.ts';
import {
  commandSchemas,
  problemsOf,
  type BookedCallback,
  type CallbackRequest,
  type CommandBody,
  type CommandResult,
  type CommandType,
  type ContactRequest,
  type ContactStatus,
  type ErrorKind,
  type FaqLesson,
  type FaqVote,
  type Offers,
} from '../../protocol/index.ts';
import { offersByDefault } from './defaults.ts';

/** What can be asked of the backend, and made to fail. */
export type Operation = CommandType | 'contact.offer' | 'contact.list' | 'chat.offer' | 'chat.history' | 'chat.dial' | 'chat.open' | 'callback.offer' | 'callback.slots' | 'callback.list';

/** What has been stored, in order. */
export interface Stored {
  readonly contact: readonly ContactRequest[];
  /** How each of those stands. */
  readonly standing: readonly ContactStatus[];
  /** What the visitor said. */
  readonly chat: readonly string[];
  readonly callbacks: readonly (CallbackRequest & BookedCallback)[];
  readonly votes: readonly FaqVote[];
  readonly lessons: readonly FaqLesson[];
}

/** How the backend behaves. */
export interface BackendOptions {
  /** What the shop serves. Left out channels are as by default: open, everything offered. */
  readonly offers?: Partial<Offers> | undefined;
  /** How letters stand that were written before, oldest first. */
  readonly letters?: readonly ContactStatus[] | undefined;
  /** How long every answer takes. Default 0. */
  readonly delayMs?: number | undefined;
  /** The backend's clock. Default the real one. */
  now?(): number;
  /** The backend's timer. Default the real one. */
  after?(ms: number, call: () => void): () => void;
}

/** The memory behind all ports. */
export interface Backend {
  offers: Offers;
  readonly stored: { -readonly [Kind in keyof Stored]: Stored[Kind][number][] };
  now(): number;
  after(ms: number, call: () => void): () => void;
  /** Answers a question after the delay, unless it is to fail. */
  answer<T>(operation: Operation, call: Call, work: () => T): Promise<T>;
  /** Does a command once for each id, if its body is what the protocol says. */
  perform<Type extends CommandType>(type: Type, body: unknown, call: Call, work: (body: CommandBody<Type>) => CommandResult<Type>): Promise<CommandResult<Type>>;
  fail(operation: Operation | '*', how?: ErrorKind | 'hang', details?: ErrorDetails): void;
  reference(): string;
}

/** Makes an empty backend. */
export function createBackend({ offers, letters = [], delayMs = 0, now = Date.now, after = timer }: BackendOptions): Backend {
  const faults = new Map<Operation | '*', { readonly how: ErrorKind | 'hang'; readonly details: ErrorDetails }>();
  const done = new Map<string, unknown>();
  let references = 0;

  async function answer<T>(operation: Operation, call: Call, work: () => T): Promise<T> {
    if (call.signal.aborted) throw call.error('cancelled');
    if (delayMs > 0) await pause(call, (resume) => after(delayMs, resume));
    const fault = faults.get(operation) ?? faults.get('*');
    if (fault?.how === 'hang') await pause(call, () => () => {});
    else if (fault) throw call.error(fault.how, { message: `${operation} is made to fail.`, ...fault.details });
    return work();
  }

  return {
    offers: { ...offersByDefault, ...offers },
    stored: { contact: [], standing: [...letters], chat: [], callbacks: [], votes: [], lessons: [] },
    now,
    after,
    answer,
    perform: (type, body, call, work) =>
      answer(type, call, () => {
        if (done.has(call.id)) return done.get(call.id) as ReturnType<typeof work>;
        const { success, output, issues } = v.safeParse(commandSchemas[type].body, body);
        if (!success) throw call.error('refused', { fields: problemsOf(issues) });
        const result = work(output);
        done.set(call.id, result);
        return result;
      }),
    fail(operation, how, details = {}) {
      if (how) faults.set(operation, { how, details });
      else faults.delete(operation);
    },
    reference: () => `DB-${String((references += 1)).padStart(4, '0')}`,
  };
}

/** Waits until resumed, or until nobody waits for the answer any more. */
function pause(call: Call, begin: (resume: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      undo();
      reject(call.error('cancelled'));
    };
    const undo = begin(() => {
      call.signal.removeEventListener('abort', cancel);
      resolve();
    });
    call.signal.addEventListener('abort', cancel, { once: true });
  });
}

function timer(ms: number, call: () => void): () => void {
  const id = setTimeout(call, ms);
  return () => clearTimeout(id);
}
