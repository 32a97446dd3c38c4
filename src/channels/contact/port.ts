import type { Call } from '../../core/contract.ts';
import type { ContactOffer, ContactReceipt, ContactRequest } from '../../protocol/index.ts';

/** What the contact form needs from a backend. `send` alone is enough. */
export interface ContactPort {
  /** Topics, and when an answer will have come. Absent: no topics, no promise. */
  offer?(call: Call): Promise<ContactOffer>;
  /**
   * Stores a request. Resolves only when the backend has it; a receipt is optional. `call.id` is the same at every
   * repetition of the same request.
   */
  send(request: ContactRequest, call: Call): Promise<ContactReceipt | void>;
}
