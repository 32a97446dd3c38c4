import * as v from 'valibot';
import { country, instant, line, optionalProse, phone } from './field.ts';
import { limits } from './limits.ts';

/** A time at which the shop can call. */
export const SlotSchema = v.object({ start: instant, end: instant });
export type Slot = v.InferOutput<typeof SlotSchema>;

/** When to call: as soon as somebody is free, or in the slot that starts at an instant. */
export const CallTimeSchema = v.variant('is', [
  v.object({ is: v.literal('asap') }),
  v.object({ is: v.literal('slot'), start: instant }),
]);
export type CallTime = v.InferOutput<typeof CallTimeSchema>;

/** "Call me." */
export const CallbackRequestSchema = v.object({
  name: line(limits.nameLength),
  /** The country the number is dialled in. */
  country,
  /** As typed; the server keeps it beside the E.164 form. */
  phone,
  when: CallTimeSchema,
  note: optionalProse(limits.noteLength),
  /** The very sentence the visitor agreed to, kept as the record of the consent. */
  consent: v.pipe(v.string('consent'), v.minLength(1, 'consent'), v.maxLength(limits.consentLength, 'too-long')),
});
export type CallbackRequest = v.InferOutput<typeof CallbackRequestSchema>;

/** A call that was asked for, and what became of it. */
export const BookedCallbackSchema = v.object({
  id: v.string(),
  reference: v.string(),
  state: v.picklist(['booked', 'done', 'cancelled']),
  when: CallTimeSchema,
  /** When the call will come at the latest; for a slot, its end. */
  by: v.optional(instant),
  /** E.164. */
  phone: v.string(),
});
export type BookedCallback = v.InferOutput<typeof BookedCallbackSchema>;

/** What the shop promises about calls now. */
export const CallbackOfferSchema = v.object({
  availability: v.variant('is', [
    v.object({ is: v.literal('open'), waitMs: v.optional(v.number()) }),
    v.object({ is: v.literal('closed'), opensAt: v.optional(instant) }),
  ]),
  /** Countries the shop calls, ISO 3166-1 alpha-2; the first is the default. */
  countries: v.pipe(v.array(country), v.minLength(1)),
  /** The shop's IANA time zone. */
  timeZone: v.string(),
});
export type CallbackOffer = v.InferOutput<typeof CallbackOfferSchema>;
