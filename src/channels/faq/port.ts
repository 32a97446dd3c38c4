import type { Call } from '../../core/contract.ts';
import type { FaqLesson, FaqVote } from '../../protocol/index.ts';

/** What the FAQ tells a backend. The answers themselves come from the prebuilt index, without any backend. */
export interface FaqPort {
  /** "Did this help?" */
  vote?(vote: FaqVote, call: Call): Promise<void>;
  /** What a visit taught: searches in vain, articles read. Several at once, never with every key; lost ones are not repeated. */
  learn?(lesson: FaqLesson, call: Call): Promise<void>;
}
