import * as v from 'valibot';
import { AttachmentRulesSchema, AttachSchema } from './attachment.ts';
import { BookedCallbackSchema } from './callback.ts';
import { ChatEventSchema } from './chat.ts';
import { ContextSchema, PageSchema } from './context.ts';
import { AgentSchema, NoteSchema } from './desk-team.ts';
import { clientId, instant, line, prose } from './field.ts';
import { articleCommandSchemas } from './knowledge.ts';
import { limits } from './limits.ts';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const conversation = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const SignInSchema = v.object({ name: line(limits.nameLength), password: v.pipe(v.string('required'), v.maxLength(200, 'too-long')) });

/** An agent as an admin sees them. */
export const AgentAccountSchema = v.object({
  id: v.string(),
  login: v.string(),
  name: v.string(),
  role: v.picklist(['admin', 'agent']),
  disabled: v.boolean(),
});
export type AgentAccount = v.InferOutput<typeof AgentAccountSchema>;

const newPassword = v.pipe(v.string('required'), v.minLength(10, 'invalid'), v.maxLength(200, 'too-long'));

/** What an admin says of a new agent. Without a password the server makes one and tells it in its answer, once. */
export const NewAgentSchema = v.object({
  login: line(limits.nameLength),
  name: line(limits.nameLength),
  password: v.exactOptional(newPassword),
  role: v.optional(v.picklist(['admin', 'agent']), 'agent'),
});

/** What an admin changes of an agent; their sessions end with any of it. */
export const AgentChangeSchema = v.object({
  name: v.exactOptional(line(limits.nameLength)),
  role: v.exactOptional(v.picklist(['admin', 'agent'])),
  disabled: v.exactOptional(v.boolean()),
});

/** Agents choose another password than the one they have. */
export const PasswordChangeSchema = v.object({ current: v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(200, 'too-long')), next: newPassword });

/** What is known of a person; all of it said by themselves and unproven, but for `verified`. */
export const PersonSchema = v.object({
  /** The shop's own name for this customer, which the shop has signed. It vouches for nothing else here. */
  verified: v.optional(v.string()),
  name: v.optional(v.string()),
  email: v.optional(v.string()),
  /** E.164 */
  phone: v.optional(v.string()),
});
export type Person = v.InferOutput<typeof PersonSchema>;

/** One row of the inbox: a conversation of any channel. */
export const InboxItemSchema = v.object({
  conversation: v.string(),
  channel: v.picklist(['contact', 'chat', 'callback']),
  status: v.picklist(['open', 'done']),
  /** Whether the visitor has said something no agent has read. */
  unread: v.boolean(),
  person: PersonSchema,
  /** What it is about, in the visitor's words: topic or subject, or the first words. */
  subject: v.string(),
  /** Last words said, either side. */
  excerpt: v.string(),
  reference: v.optional(v.string()),
  /** Time of the last event. */
  at: instant,
  head: number,
  /** For a callback: when to call. */
  callback: v.optional(BookedCallbackSchema),
  /** Whether a line of this visitor is open now, and the page it is on. */
  online: v.boolean(),
  page: v.optional(PageSchema),
  /** Whose it is; absent while it is anybody's. */
  assignee: v.optional(AgentSchema),
  /** When the visitor began to wait for an answer nobody has given yet; calls have their own time. */
  waitingSince: v.optional(instant),
  /** Put off by agents until then; absent while it is on the list. */
  laterUntil: v.optional(instant),
  /** Grows with every change but of who is there and where: of two states the one with the higher number is the younger. */
  revision: v.optional(number),
  /** How many notes agents have left. A desk that holds fewer reads the conversation again. */
  notes: v.optional(number),
});
export type InboxItem = v.InferOutput<typeof InboxItemSchema>;

/** Where a conversation is to be found: on the list, put off until later, or done. */
export const inboxStatuses = ['open', 'later', 'done'] as const;

/** The inbox as it is read at once: what is open, put off, and was done last. */
export const InboxViewSchema = v.object({
  items: v.array(InboxItemSchema),
  /** Of these there may be more, which are read section by section. Absent: this is everything. */
  cut: v.optional(v.array(v.picklist(inboxStatuses))),
  /** Where something is cut: how many nobody has read and are not put off. */
  unread: v.optional(number),
});
export type InboxView = v.InferOutput<typeof InboxViewSchema>;

const tally = v.object({ all: number, unread: number });

/** The first of a section of the inbox, and how many every channel has in it. */
export const InboxSectionSchema = v.object({
  items: v.array(InboxItemSchema),
  counts: v.object({ contact: tally, chat: tally, callback: tally }),
  /** There are at least so many: nobody has counted on. */
  isLeast: v.boolean(),
  /** How many of the whole inbox nobody has read and are not put off. */
  unread: number,
});
export type InboxSection = v.InferOutput<typeof InboxSectionSchema>;

/** A conversation opened by an agent. */
export const ConversationViewSchema = v.object({
  item: InboxItemSchema,
  epoch: v.string(),
  events: v.array(ChatEventSchema),
  /** How far the visitor has read. */
  visitorRead: number,
  /** Where the visitor was and what they had looked for when they asked. */
  context: ContextSchema,
  /** Answers of a form. A label is a name the desk has a word for: `topic`, `orderNumber`; `phone` as typed, `country`, `consent`. */
  details: v.array(v.object({ label: v.string(), value: v.string() })),
  /** Other conversations of the same visitor. */
  earlier: v.array(InboxItemSchema),
  /** Oldest first. */
  notes: v.optional(v.array(NoteSchema)),
  /** Which files may be sent. Absent: none. */
  attachments: v.optional(AttachmentRulesSchema),
});
export type ConversationView = v.InferOutput<typeof ConversationViewSchema>;

/** Body and result of every command an agent may give. */
export const deskCommandSchemas = {
  /** `after` is the last event this agent had before their eyes: refused (`after`: taken) when another agent has answered since. */
  'desk.reply': { body: v.object({ conversation, text: prose(limits.messageLength), after: v.exactOptional(number) }), result: v.object({ seq: number, at: instant }) },
  /** Says a file that was uploaded. */
  'desk.attach': { body: v.object({ conversation, ...AttachSchema.entries }), result: v.object({ seq: number, at: instant }) },
  /** Marks read up to a number. */
  'desk.read': { body: v.object({ conversation, upTo: number }), result: v.object({}) },
  /** Answered, called, closed: out of the open list. Refused (`after`: taken) when the visitor has said something after what this agent had before their eyes. */
  'desk.done': { body: v.object({ conversation, after: v.exactOptional(number) }), result: v.object({}) },
  'desk.reopen': { body: v.object({ conversation }), result: v.object({}) },
  ...articleCommandSchemas,
  /** Leaves word for the other agents. */
  'desk.note': { body: v.object({ conversation, text: prose(limits.messageLength) }), result: NoteSchema },
  /** Makes it somebody's, or with `null` anybody's again. */
  'desk.assign': { body: v.object({ conversation, agent: v.nullable(v.pipe(v.string(), v.maxLength(64))) }), result: v.object({}) },
  /** Takes it off the list until a moment, or with `null` puts it back. What the visitor says brings it back at once. */
  'desk.later': { body: v.object({ conversation, until: v.nullable(instant) }), result: v.object({}) },
} as const;
export type DeskCommandType = keyof typeof deskCommandSchemas;
export type DeskCommandBody<Type extends DeskCommandType> = v.InferOutput<(typeof deskCommandSchemas)[Type]['body']>;
export type DeskCommandResult<Type extends DeskCommandType> = v.InferOutput<(typeof deskCommandSchemas)[Type]['result']>;

export const DeskEnvelopeSchema = v.object({ id: clientId, type: v.string(), body: v.unknown() });

/** After this long without a word nobody is taken to look at a conversation any more; who looks says so again in half the time. */
export const companyMs = 40_000;

/** What the server says to a desk. Hints all: a desk reads everything again when it reconnects. */
export const DeskFrameSchema = v.variant('type', [
  v.object({ type: v.literal('item'), item: InboxItemSchema }),
  v.object({ type: v.literal('events'), conversation: v.string(), events: v.array(ChatEventSchema) }),
  v.object({ type: v.literal('typing'), conversation: v.string(), on: v.boolean() }),
  v.object({ type: v.literal('read'), conversation: v.string(), upTo: number }),
  /** What another agent does with a conversation. Said again while it lasts; who is silent for {@link companyMs} has gone. */
  v.object({ type: v.literal('company'), conversation: v.string(), agent: AgentSchema, doing: v.picklist(['looking', 'typing', 'gone']) }),
  /** Something about the FAQ changed: searches, articles, or what shoppers read. */
  v.object({ type: v.literal('knowledge') }),
  /** What no row tells of has changed: who answers here and how they are called, or conversations are gone. Everything is to be read again. */
  v.object({ type: v.literal('stale') }),
  v.object({ type: v.literal('ping') }),
]);
export type DeskFrame = v.InferOutput<typeof DeskFrameSchema>;

/** What a desk says. */
export const AgentFrameSchema = v.variant('type', [
  v.object({ type: v.literal('typing'), conversation, on: v.boolean() }),
  /** The agent has it before their eyes, or no longer. */
  v.object({ type: v.literal('look'), conversation, on: v.boolean() }),
  v.object({ type: v.literal('pong') }),
]);
export type AgentFrame = v.InferOutput<typeof AgentFrameSchema>;
