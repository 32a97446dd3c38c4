import type { ReadonlySignal } from '@preact/signals-core';
import type { Call } from './contract.ts';
import type { DeskbellError } from './error.ts';

/** Where a draft is on its way. Nothing leaves the outbox but as `sent`, or as `refused` and then by the visitor's own hand. */
export type DraftState =
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  /** Tried and not accepted yet; `until` is when it is tried again, by the platform's `now()`. */
  | { readonly is: 'waiting'; readonly until: number; readonly error: DeskbellError }
  /** `result` is what `deliver` resolved with; `undefined` when another tab delivered it unheard. */
  | { readonly is: 'sent'; readonly result: unknown }
  /** A final no. It stays, with its words, until it is retried as a new draft or dismissed. */
  | { readonly is: 'refused'; readonly error: DeskbellError };

/** A command not yet accepted. */
export interface Draft {
  readonly id: string;
  readonly channel: string;
  /** Wire name, `<channel>.<verb>`. */
  readonly type: string;
  readonly body: unknown;
  /** When it was composed, by the visitor's clock. */
  readonly at: number;
  readonly state: ReadonlySignal<DraftState>;
}

/** Makes one attempt to say a draft; resolves with the result to keep, throws what went wrong. */
export type Deliver = (draft: Draft, call: Call) => Promise<unknown>;
