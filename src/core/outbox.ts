import type { ReadonlySignal } from '@preact/signals-core';
import type { Call } from './contract.ts';
import type { DeskbellError } from './error.ts';
import type { Undo } from './platform.ts';

/** Where a draft is on its way. Nothing leaves the outbox but as `sent`, or as `refused` and then by the visitor's own hand. */
export type DraftState =
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  /** Tried and not accepted yet; `until` is when it is tried again, by the platform's `now()`. */
  | { readonly is: 'waiting'; readonly until: number; readonly error: DeskbellError }
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

/**
 * Durable, ordered drafts. Each channel is a queue of its own, so that a broken chat does not hold up the form; within
 * a queue one draft is in flight at a time, over all tabs, and a draft that must wait keeps its place.
 */
export interface Outbox {
  /** All drafts not yet accepted, oldest first, those of other tabs included. */
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  /** Keeps a draft and starts on it. Its state tells how it goes on. */
  submit(draft: { channel: string; type: string; body: unknown }): Draft;
  /** Says how the drafts of a channel are delivered. Drafts kept from an earlier page wait for this. */
  serve(channel: string, deliver: Deliver): Undo;
  /** Tries everything that waits at once, because something has changed: a line is up, the network is back. */
  hurry(channel?: string): void;
  /** Takes a refused or waiting draft out. */
  dismiss(id: string): void;
  dispose(): void;
}
