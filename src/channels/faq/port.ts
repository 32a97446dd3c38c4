import type { Call } from '../../core/contract.ts';
import type { FaqMiss, FaqVote } from '../../protocol/index.ts';

/** What the FAQ tells a backend. The answers themselves come from the prebuilt index, without any backend. */
export interface FaqPort {
  /** "Did this help?" */
  vote?(vote: FaqVote, call: Call): Promise<void>;
  /** A search found nothing. */
  miss?(miss: FaqMiss, call: Call): Promise<void>;
}
