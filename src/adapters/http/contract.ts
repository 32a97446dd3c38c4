import * as v from 'valibot';
import {
  AttachmentSchema,
  BookedCallbackSchema,
  commandSchemas,
  ContactReceiptSchema,
  ContactStatusSchema,
  ContextSchema,
  ErrorBodySchema,
  instant,
  OffersSchema,
  PartySchema,
  SlotSchema,
  type CommandType,
} from '../../protocol/index.ts';

const base = { id: v.string(), at: instant };

/** A fact of a conversation. */
const EntrySchema = v.variant('type', [
  v.object({ ...base, type: v.literal('message'), commandId: v.optional(v.string()), from: PartySchema, text: v.string(), attachment: v.optional(AttachmentSchema) }),
  v.object({ ...base, type: v.literal('joined'), agent: v.string() }),
  v.object({ ...base, type: v.literal('closed') }),
  v.object({ ...base, type: v.literal('reopened') }),
]);

/** Around every command. */
const envelope = {
  /** Made by the visitor's browser, the same at every repetition: what has been done for it is not done again. */
  id: v.string(),
  /** When it was written, by the visitor's clock. */
  at: v.number(),
  /** Where the visitor was and what they had looked for. */
  context: ContextSchema,
};
const command = (type: CommandType) => v.object({ ...envelope, ...commandSchemas[type].body.entries });

/** What can be left out: a part of the contract that a merchant names when it is served. */
export const parts = ['contact', 'contact.list', 'chat', 'chat.files', 'callback', 'callback.slots', 'callback.list', 'callback.move', 'callback.cancel', 'faq.vote', 'faq.learn'] as const;

/** One of {@link parts}. */
export type Part = (typeof parts)[number];

/** One address below the merchant's, what is said to it and what it answers. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Whoever serves this needs it. Absent: always needed. */
  readonly part?: Part;
  /** Whether the visitor is named, by `Authorization: Bearer <visitor>`. */
  readonly named: boolean;
  readonly summary: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: v.GenericSchema;
  readonly answer: v.GenericSchema;
  /** A file as it is: what is said, in place of JSON, or what is answered. */
  readonly file?: 'said' | 'answered';
}

const nothing = v.object({});
const said = v.object({ entry: v.optional(v.string()), at: instant });

/** The whole contract. The adapter asks by it, and `openapi.json` is made of it. */
export const routes = {
  offer: { method: 'GET', path: '/offer', named: false, summary: 'What the shop serves now.', answer: OffersSchema },
  contact: { method: 'POST', path: '/contact', part: 'contact', named: true, summary: 'Stores a letter.', body: command('contact.send'), answer: ContactReceiptSchema },
  standing: {
    method: 'GET',
    path: '/contact',
    part: 'contact.list',
    named: true,
    summary: 'How the letters of this visitor stand, newest first.',
    answer: v.object({ contacts: v.array(ContactStatusSchema) }),
  },
  say: {
    method: 'POST',
    path: '/chat',
    part: 'chat',
    named: true,
    summary: 'Stores a message.',
    body: command('chat.send'),
    answer: said,
  },
  history: {
    method: 'GET',
    path: '/chat',
    part: 'chat',
    named: true,
    summary: 'What was said after a place, oldest first. A place that is not known is the beginning.',
    query: { after: 'The `cursor` of an earlier answer.' },
    answer: v.object({ after: v.nullable(v.string()), cursor: v.nullable(v.string()), entries: v.array(EntrySchema), more: v.optional(v.boolean(), false) }),
  },
  attach: {
    method: 'POST',
    path: '/chat/file',
    part: 'chat.files',
    named: true,
    summary: 'Stores a file as a message of its own, whose `text` is its name. Its type is the request\'s `Content-Type`.',
    query: { id: 'As the `id` of a command.', name: 'What it is called.' },
    file: 'said',
    answer: said,
  },
  open: {
    method: 'GET',
    path: '/chat/file',
    part: 'chat.files',
    named: true,
    summary: 'Gives a file to the visitor in whose conversation it is.',
    query: { id: 'The `id` of an attachment.' },
    file: 'answered',
    answer: nothing,
  },
  request: { method: 'POST', path: '/callback', part: 'callback', named: true, summary: 'Books a call.', body: command('callback.request'), answer: BookedCallbackSchema },
  list: {
    method: 'GET',
    path: '/callback',
    part: 'callback.list',
    named: true,
    summary: 'Calls of this visitor still to come.',
    answer: v.object({ callbacks: v.array(BookedCallbackSchema) }),
  },
  slots: { method: 'GET', path: '/callback/slots', part: 'callback.slots', named: false, summary: 'Free times.', answer: v.object({ slots: v.array(SlotSchema) }) },
  move: { method: 'POST', path: '/callback/move', part: 'callback.move', named: true, summary: 'Moves a call.', body: command('callback.move'), answer: BookedCallbackSchema },
  cancel: { method: 'POST', path: '/callback/cancel', part: 'callback.cancel', named: true, summary: 'Cancels a call.', body: command('callback.cancel'), answer: BookedCallbackSchema },
  vote: { method: 'POST', path: '/faq/vote', part: 'faq.vote', named: false, summary: '"Did this help?"', body: command('faq.vote'), answer: nothing },
  learn: { method: 'POST', path: '/faq/learn', part: 'faq.learn', named: false, summary: 'What a visit taught: searches in vain, articles read.', body: command('faq.learn'), answer: nothing },
} as const satisfies Readonly<Record<string, Route>>;

/** How a no is said, beside its status. */
export const RefusalSchema = v.object({ error: ErrorBodySchema });
