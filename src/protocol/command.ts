import * as v from 'valibot';
import { AttachSchema } from './attachment.ts';
import { BookedCallbackSchema, CallbackRequestSchema, CallTimeSchema } from './callback.ts';
import { ChatMessageSchema, ChatReceiptSchema } from './chat.ts';
import { ContactReceiptSchema, ContactRequestSchema } from './contact.ts';
import { ContextSchema } from './context.ts';
import { FaqLessonSchema, FaqVoteSchema } from './faq.ts';
import { clientId } from './field.ts';

const callback = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Body and result of every command a visitor may give. */
export const commandSchemas = {
  // With its reference: whatever else answers `{}` in our place (a sign-in page, the shop's own worker) has stored nothing.
  'contact.send': { body: ContactRequestSchema, result: v.object({ ...ContactReceiptSchema.entries, reference: v.string() }) },
  'chat.send': { body: ChatMessageSchema, result: ChatReceiptSchema },
  'chat.attach': { body: AttachSchema, result: ChatReceiptSchema },
  'callback.request': { body: CallbackRequestSchema, result: BookedCallbackSchema },
  'callback.move': { body: v.object({ callback, when: CallTimeSchema }), result: BookedCallbackSchema },
  'callback.cancel': { body: v.object({ callback }), result: BookedCallbackSchema },
  'faq.vote': { body: FaqVoteSchema, result: v.object({}) },
  'faq.learn': { body: FaqLessonSchema, result: v.object({}) },
} as const;

/** Name of a command, `<channel>.<verb>`. */
export type CommandType = keyof typeof commandSchemas;

/** The body that goes with a command's name. */
export type CommandBody<Type extends CommandType> = v.InferOutput<(typeof commandSchemas)[Type]['body']>;

/** The result that goes with a command's name. */
export type CommandResult<Type extends CommandType> = v.InferOutput<(typeof commandSchemas)[Type]['result']>;

/** Everything around the body. The body is parsed by the schema of the type, so that its problems name its fields. */
export const EnvelopeSchema = v.object({
  id: clientId,
  type: v.string(),
  /** When it was composed, by the visitor's clock: shown, never trusted. */
  at: v.fallback(v.optional(v.number()), undefined),
  context: v.fallback(ContextSchema, {}),
  body: v.unknown(),
});
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;

/** A command whose body has been parsed. */
export type Command = {
  [Type in CommandType]: Omit<Envelope, 'type' | 'body'> & { type: Type; body: CommandBody<Type> };
}[CommandType];

/** Whether a word names a command. Own keys only: `constructor` is not one. */
export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(commandSchemas, type);
}
