import * as v from 'valibot';
import { CallbackOfferSchema } from './callback.ts';
import { ChatOfferSchema } from './chat.ts';
import { ContactOfferSchema } from './contact.ts';

/** What a shop serves at this moment; a channel that is absent is not served. */
export const OffersSchema = v.object({
  contact: v.optional(ContactOfferSchema),
  chat: v.optional(ChatOfferSchema),
  callback: v.optional(CallbackOfferSchema),
});
export type Offers = v.InferOutput<typeof OffersSchema>;
