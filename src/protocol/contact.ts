import * as v from 'valibot';
import { email, instant, line, optionalLine, prose } from './field.ts';
import { limits } from './limits.ts';

/** A written request. */
export const ContactRequestSchema = v.object({
  /** Id of one of the offer's topics. */
  topic: v.optional(v.pipe(v.string(), v.maxLength(64))),
  name: line(limits.nameLength),
  email,
  orderNumber: optionalLine(limits.orderNumberLength),
  subject: optionalLine(limits.subjectLength),
  message: prose(limits.messageLength),
});
export type ContactRequest = v.InferOutput<typeof ContactRequestSchema>;

/** What the backend says when the request is stored. */
export const ContactReceiptSchema = v.object({
  /** What the visitor can quote, such as `DB-7K2M-Q4`. */
  reference: v.optional(v.string()),
  /** When an answer will have come, by the shop's own hours. */
  replyBy: v.optional(instant),
});
export type ContactReceipt = v.InferOutput<typeof ContactReceiptSchema>;

/** How a request stands that was written before. */
export const ContactStatusSchema = v.object({
  reference: v.optional(v.string()),
  /** What it is about, in the visitor's words: its subject, or how it begins. */
  subject: v.string(),
  /** When it was written. */
  at: instant,
  /** `answered`: the last word is the shop's. `solved`: the shop holds it to be done with. */
  state: v.picklist(['open', 'answered', 'solved']),
});
export type ContactStatus = v.InferOutput<typeof ContactStatusSchema>;

/** A reason to write. */
export const TopicSchema = v.object({
  id: v.string(),
  /** In the language of the offer. */
  label: v.string(),
  /** Whether a request on this topic must name an order. */
  orderNumber: v.optional(v.picklist(['required', 'optional', 'hidden']), 'optional'),
});
export type Topic = v.InferOutput<typeof TopicSchema>;

/** What the form asks for now, and how soon an answer comes. */
export const ContactOfferSchema = v.object({
  topics: v.optional(v.array(TopicSchema), []),
  /** When an answer to a request sent now will have come. */
  replyBy: v.optional(instant),
});
export type ContactOffer = v.InferOutput<typeof ContactOfferSchema>;
