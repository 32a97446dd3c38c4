import type { Context, ErrorKind } from '../protocol/index.ts';
import type { DeskbellError, ErrorDetails } from './error.ts';

/** Version of the contract between the widget and adapters. The conformance suite carries the same number. */
export const contractVersion = 1;

/**
 * What the host lends to an adapter. An adapter makes **one attempt** with it and reports honestly: it never retries,
 * stores, schedules or touches globals.
 */
export interface Host {
  /** `fetch` that ends with the call, and rejects with a `DeskbellError` when no answer could be had. */
  readonly fetch: typeof fetch;
  /** One attempt to open a WebSocket. */
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  /** Milliseconds since 1970, by the visitor's clock. */
  now(): number;
  readonly identity: Identity;
  /** For developers, shown in the console when the widget runs with `debug`. Never personal data. */
  log(message: string, detail?: unknown): void;
}

/** Who the visitor is to a backend. Kept by the host, apart for each adapter name. */
export interface Identity {
  /** A random id of this browser, at least 128 bits, made the first time somebody asks: ask only when something is sent. */
  device(): Promise<string>;
  /** What the backend gave to recognise this visitor by, if it did. */
  readSession(): Promise<string | undefined>;
  /** Keeps what the backend gave, or what becomes of what was kept, in one step that nobody can come between; `undefined` forgets it. */
  writeSession(session: string | undefined | ((kept: string | undefined) => string | undefined)): Promise<void>;
  /** The backend has erased the person of this device: drops it, with its session. Whoever asks next is somebody new. */
  forget(device: string): Promise<void>;
  /** Whether this was composed, by the visitor's clock, by somebody whom the backend has erased since. The host does not let it out. */
  isFormer(at: number): Promise<boolean>;
  /** A token signed by the shop for a signed-in customer, if there is one. */
  token(): Promise<string | undefined>;
}

/** One use of a port. */
export interface Call extends Host {
  /**
   * The id of what is asked, made once by the client and the same at every repetition. A backend that keeps it makes
   * repeating safe; one that cannot must be asked before it is told again.
   */
  readonly id: string;
  /** When it was composed, by the visitor's clock. */
  readonly at: number;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Where the visitor is and what they looked for. */
  readonly context: Context;
  /**
   * Makes the error to throw: `throw call.error('limited', { retryAfterMs: 5000 })`. Throwing a `Response` that is
   * not ok is fine too; the host reads its status.
   */
  error(kind: ErrorKind, details?: ErrorDetails): DeskbellError;
}

/** A place in a backend's history, opaque to everybody but the adapter that made it. */
export type Cursor = string;

/** Why a line ended. `retryable: false` means: stay away until the page is loaded again. */
export interface LineEnd {
  readonly error: DeskbellError;
  readonly retryable: boolean;
  /** Wait at least this long, as the backend asked. */
  readonly afterMs?: number;
  /** Come back at a random time within this span, as a stopping backend asked. */
  readonly spreadMs?: number;
}

/**
 * One live link. `closed` settles exactly once, whoever ended it; after `close()` nothing is delivered any more.
 */
export interface Line {
  readonly closed: Promise<LineEnd>;
  close(): void;
}
