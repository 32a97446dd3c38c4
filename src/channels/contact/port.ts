import type { Call } from '../../core/contract.ts';
import type { ContactOffer, ContactReceipt, ContactRequest, ContactStatus } from '../../protocol/index.ts';

/** What the contact form needs from a backend. `send` alone is enough. */
export interface ContactPort {
  /** Topics, and when an answer will have come. Absent: no topics, no promise. */
  offer?(call: Call): Promise<ContactOffer>;
  /**
   * Stores a request. Resolves only when the backend has it; a receipt is optional. `call.id` is the same at every
   * repetition of the same request.
   */
  send(request: ContactRequest, call: Call): Promise<ContactReceipt | void>;
  /**
   * How this visitor's own requests stand, newest first. Resolves empty for somebody who has never written, and makes
   * nobody known. Absent: the answer by e-mail is all that is heard of them.
   */
  list?(call: Call): Promise<readonly ContactStatus[]>;
}
