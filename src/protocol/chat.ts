import * as v from 'valibot';
import { AttachmentRulesSchema, AttachmentSchema } from './attachment.ts';
import { instant, prose } from './field.ts';
import { limits } from './limits.ts';

/** What the visitor says. */
export const ChatMessageSchema = v.object({ text: prose(limits.messageLength) });
export type ChatMessage = v.InferOutput<typeof ChatMessageSchema>;

/** Who said something. A name is the agent's public one. */
export const PartySchema = v.variant('side', [
  v.object({ side: v.literal('visitor') }),
  v.object({ side: v.literal('agent'), name: v.string() }),
  v.object({ side: v.literal('system') }),
]);
export type Party = v.InferOutput<typeof PartySchema>;

const numbered = { seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), at: instant };

/** A numbered fact of a conversation. */
export const ChatEventSchema = v.variant('type', [
  v.object({
    ...numbered,
    type: v.literal('message'),
    /** The id of the command that said it, so that its author can match it. */
    commandId: v.optional(v.string()),
    from: PartySchema,
    /** Of a file its name, for whoever knows nothing of files. */
    text: v.string(),
    attachment: v.optional(AttachmentSchema),
  }),
  v.object({ ...numbered, type: v.literal('joined'), agent: v.string() }),
  v.object({ ...numbered, type: v.literal('closed') }),
  v.object({ ...numbered, type: v.literal('reopened') }),
]);
export type ChatEvent = v.InferOutput<typeof ChatEventSchema>;

/** Where a message went. */
export const ChatReceiptSchema = v.object({ seq: numbered.seq, at: instant, epoch: v.string() });
export type ChatReceipt = v.InferOutput<typeof ChatReceiptSchema>;

/** A page of the log: events with `seq` from `after + 1` on, or from 1 when the asker's epoch was another. */
export const ChatBatchSchema = v.object({
  epoch: v.string(),
  /** The number this page follows; 0 is the beginning. */
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  head: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  events: v.array(ChatEventSchema),
  more: v.boolean(),
  /** How far the agents have read. */
  read: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
});
export type ChatBatch = v.InferOutput<typeof ChatBatchSchema>;

/** Whether somebody is there to chat. */
export const ChatOfferSchema = v.object({
  availability: v.variant('is', [
    v.object({
      is: v.literal('open'),
      /** Usual wait for a first answer. */
      waitMs: v.optional(v.number()),
      /** This visitor waits in a queue, at this place; 1 is next. Absent: nobody counts, or the wait is over. */
      position: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    }),
    v.object({ is: v.literal('closed'), opensAt: v.optional(instant) }),
  ]),
  features: v.object({
    typing: v.boolean(),
    receipts: v.boolean(),
    /** Which files may be sent. Absent: none. */
    attachments: v.optional(AttachmentRulesSchema),
  }),
});
export type ChatOffer = v.InferOutput<typeof ChatOfferSchema>;
