import * as v from 'valibot';
import { DeskbellError, type Call } from '../../core/index.ts';
import type { FieldProblem } from '../../protocol/index.ts';
import type { ChatFile } from '../../channels/chat/port.ts';
import { ask, maybe, withoutSlash, type Question } from '../ask.ts';

const number = v.number();
const text = v.string();

const HoursSchema = v.object({
  day_of_week: number,
  closed_all_day: v.fallback(v.boolean(), false),
  open_all_day: v.fallback(v.boolean(), false),
  open_hour: v.fallback(number, 0),
  open_minutes: v.fallback(number, 0),
  close_hour: v.fallback(number, 0),
  close_minutes: v.fallback(number, 0),
});
export type Hours = v.InferOutput<typeof HoursSchema>;

const InboxSchema = v.object({
  identifier: text,
  timezone: v.fallback(text, 'UTC'),
  working_hours_enabled: v.fallback(v.boolean(), false),
  working_hours: v.fallback(v.array(HoursSchema), []),
});
export type Inbox = v.InferOutput<typeof InboxSchema>;

// What else a contact is said to be, its stored name, address and number, may be another person's. It is not even read.
const ContactSchema = v.object({ source_id: text, pubsub_token: text });
export type Contact = v.InferOutput<typeof ContactSchema>;

export const MessageSchema = v.object({
  id: number,
  content: v.fallback(text, ''),
  message_type: number,
  content_type: v.fallback(text, 'text'),
  content_attributes: maybe(v.object({ deleted: maybe(v.boolean()) })),
  created_at: number,
  conversation_id: v.optional(number),
  echo_id: maybe(text),
  private: v.optional(v.boolean()),
  attachments: v.fallback(v.array(v.object({ data_url: maybe(text), file_size: maybe(number), width: maybe(number), height: maybe(number) })), []),
  sender: maybe(v.object({ name: maybe(text), available_name: maybe(text), type: maybe(text) })),
});
export type Message = v.InferOutput<typeof MessageSchema>;

export const ConversationSchema = v.object({ id: number, status: v.fallback(text, 'open'), messages: v.optional(v.array(MessageSchema), []) });
export type Conversation = v.InferOutput<typeof ConversationSchema>;

/** What a customer of the shop proves to be: an identifier, and its HMAC made by the shop. */
export interface Proof {
  readonly identifier: string;
  readonly identifier_hash: string;
}

/** The client API of one inbox, one method a call. */
export interface Api {
  readonly endpoint: string;
  inbox(call: Call): Promise<Inbox>;
  createContact(source: string, proof: Proof | undefined, call: Call): Promise<Contact>;
  proveContact(source: string, proof: Proof, call: Call): Promise<Contact>;
  conversations(source: string, call: Call): Promise<readonly Conversation[]>;
  createConversation(source: string, attributes: object, call: Call): Promise<Conversation>;
  conversation(source: string, id: number, call: Call): Promise<Conversation>;
  say(source: string, id: number, content: string, call: Call): Promise<Message>;
  attach(source: string, id: number, file: ChatFile, call: Call): Promise<Message>;
  typing(source: string, id: number, on: boolean, call: Call): Promise<unknown>;
}

/** Opens the client API of an inbox. */
export function createApi(address: string, inbox: string): Api {
  const endpoint = withoutSlash(address);
  const base = `${endpoint}/public/api/v1/inboxes/${encodeURIComponent(inbox)}`;
  const of = (source: string, id?: number) => `${base}/contacts/${encodeURIComponent(source)}/conversations${id === undefined ? '' : `/${id}`}`;
  const question = <Answer>(call: Call, url: string, schema: v.GenericSchema<unknown, Answer>, rest: Partial<Question<Answer>> = {}) =>
    ask({ call, url, schema, refusal, ...rest });
  // A proof that does not fit is answered like a fault of the server.
  const misproved = { refusal: (status: number) => (status === 500 ? new DeskbellError('unauthorized', { message: 'The identifier does not go with its hash.' }) : undefined) };

  return {
    endpoint,
    inbox: (call) => question(call, base, InboxSchema),
    createContact: (source, proof, call) => question(call, `${base}/contacts`, ContactSchema, { json: { source_id: source, ...proof }, ...(proof && misproved) }),
    proveContact: (source, proof, call) => question(call, `${base}/contacts/${encodeURIComponent(source)}`, ContactSchema, { method: 'PATCH', json: proof, ...misproved }),
    conversations: (source, call) => question(call, of(source), v.array(ConversationSchema)),
    createConversation: (source, attributes, call) => question(call, of(source), ConversationSchema, { json: { custom_attributes: attributes } }),
    conversation: (source, id, call) => question(call, of(source, id), ConversationSchema),
    say: (source, id, content, call) => question(call, `${of(source, id)}/messages`, MessageSchema, { json: { content, echo_id: call.id } }),
    attach(source, id, { name, content }, call) {
      const form = new FormData();
      form.append('attachments[]', content, name);
      form.append('echo_id', call.id);
      return question(call, `${of(source, id)}/messages`, MessageSchema, { form, refusal: refusalOfFile });
    },
    typing: (source, id, on, call) => question(call, `${of(source, id)}/toggle_typing`, v.unknown(), { json: { typing_status: on ? 'on' : 'off' } }),
  };
}

/** What is wrong with a message of nothing but a file is its file: what kind it is, or how large, the server says in its own language. */
function refusalOfFile(status: number): DeskbellError | undefined {
  if (status === 413) return new DeskbellError('refused', { fields: { size: 'too-long' } });
  return status === 422 ? new DeskbellError('refused', { fields: { type: 'invalid' } }) : undefined;
}

const ValidationSchema = v.object({ attributes: v.array(text) });

function refusal(status: number, answer: unknown): DeskbellError | undefined {
  if (status !== 422) return undefined;
  const { success, output } = v.safeParse(ValidationSchema, answer);
  const fields = success ? output.attributes.map((name) => [name === 'content' ? 'text' : name, 'invalid' satisfies FieldProblem] as const) : [];
  return new DeskbellError('refused', { message: 'The server found the message invalid.', fields: Object.fromEntries(fields) });
}
