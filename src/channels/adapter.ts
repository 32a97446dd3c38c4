import type { CallbackPort } from './callback/port.ts';
import type { ChatPort } from './chat/port.ts';
import type { ContactPort } from './contact/port.ts';
import type { FaqPort } from './faq/port.ts';

/**
 * A translator to one backend. A port that is present is a channel that is offered; none is required. Plain objects
 * do, so that backends combine by spreading: `{ ...tickets, chat: other.chat }`.
 */
export interface Adapter {
  /** Tells what is kept for one backend from what is kept for another. Default `backend`. */
  readonly name?: string;
  /** The contract it was written for, `contractVersion`. Default 1. */
  readonly contract?: number;
  readonly contact?: ContactPort;
  readonly chat?: ChatPort;
  readonly callback?: CallbackPort;
  readonly faq?: FaqPort;
}
