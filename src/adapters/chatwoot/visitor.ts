import * as v from 'valibot';
import { isDeskbellError, type Call } from '../../core/index.ts';
import { createKept, remember, type Kept } from '../kept.ts';
import type { Api, Contact, Proof } from './api.ts';

/** What is kept of one visitor. */
export interface Known {
  /** The server's id of them, which is their secret, and what they listen with. */
  readonly source?: string | undefined;
  readonly pubsub?: string | undefined;
  /** Whom they have proved to be. */
  readonly proved?: string | undefined;
  /** The conversation that is their chat. */
  readonly chat?: number | undefined;
  /** The command that was under way, and what had been said before it: whether it arrived must be looked up. */
  readonly pending?: { readonly command: string; readonly after: number } | undefined;
  /** The same for files, which wait in a line of their own. */
  readonly pendingFile?: Known['pending'];
  /** The message each command became. */
  readonly said: Readonly<Record<string, { readonly id: number; readonly at: number }>>;
  /** The conversation each form became, by its command; `0` while that is not known. */
  readonly forms: Readonly<Record<string, number>>;
  /** Which of those were letters, by the conversation: when they were written, and about what. */
  readonly letters?: Readonly<Record<string, Letter>> | undefined;
}

/** A letter, as its author may want to be reminded of it. */
export interface Letter {
  readonly at: number;
  readonly subject: string;
}

const KnownSchema = v.object({
  source: v.optional(v.string()),
  pubsub: v.optional(v.string()),
  proved: v.optional(v.string()),
  chat: v.optional(v.number()),
  pending: v.optional(v.object({ command: v.string(), after: v.number() })),
  pendingFile: v.optional(v.object({ command: v.string(), after: v.number() })),
  said: v.record(v.string(), v.object({ id: v.number(), at: v.number() })),
  forms: v.record(v.string(), v.number()),
  letters: v.optional(v.record(v.string(), v.object({ at: v.number(), subject: v.string() }))),
});

/** So many commands are remembered. Older messages are shown all the same, only not as those of a command. */
export const saidLength = 300;

/** A visitor before one inbox. */
export interface Visitor {
  readonly known: Kept<Known>;
  /** The visitor as the server knows them; makes them known if they are not. */
  contact(call: Call): Promise<Required<Pick<Known, 'source' | 'pubsub'>> & Known>;
  /** Does something in the visitor's name. A server that does not know them any more is told anew at the next attempt. */
  use<T>(call: Call, work: (source: string, known: Known) => Promise<T>): Promise<T>;
  /** The command became this message. */
  said(call: Call, command: string, message: { readonly id: number; readonly at: number }): Promise<void>;
  /** The token to listen with was not taken, or has changed. */
  doubt(call: Call): Promise<void>;
}

/** Opens what is kept for one inbox. */
export function createVisitor(api: Api, inbox: string, prove: (call: Call) => Promise<Proof | undefined>): Visitor {
  const known = createKept<Known>(`chatwoot ${api.endpoint} ${inbox}`, KnownSchema, { said: {}, forms: {} });

  async function contact(call: Call) {
    const before = await known.read(call);
    const proof = await prove(call);
    const { source, pubsub, proved } = before;
    if (source && pubsub && proved === proof?.identifier) return { ...before, source, pubsub };
    // The id is ours to choose, and the same one gives the same contact: asking twice makes nobody twice.
    const id = source ?? (await call.identity.device());
    let answer: Contact = await api.createContact(id, proof, call);
    // A new contact counts as proved only after it has proved itself once more.
    if (proof) answer = await api.proveContact(answer.source_id, proof, call);
    const next = { source: answer.source_id, pubsub: answer.pubsub_token, proved: proof?.identifier };
    return { ...(await known.change(call, (kept) => ({ ...kept, ...next }))), ...next };
  }

  return {
    known,
    contact,
    async use(call, work) {
      const kept = await contact(call);
      try {
        return await work(kept.source, kept);
      } catch (error) {
        // Not found: the shop has erased them, or restored a backup.
        if (!isDeskbellError(error, 'unsupported')) throw error;
        await known.change(call, ({ said, forms }) => ({ said, forms }));
        throw call.error('unavailable', { message: 'The server does not know this visitor or conversation any more.', cause: error });
      }
    },
    said: async (call, command, message) =>
      void (await known.change(call, ({ pending, pendingFile, ...kept }) => ({
        ...kept,
        ...(pending && pending.command !== command ? { pending } : {}),
        ...(pendingFile && pendingFile.command !== command ? { pendingFile } : {}),
        said: remember(kept.said, command, message, saidLength),
      }))),
    doubt: async (call) => void (await known.change(call, (kept) => ({ ...kept, pubsub: undefined }))),
  };
}
