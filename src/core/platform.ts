import type { ReadonlySignal } from '@preact/signals-core';

/** Undoes what the call that returned it did. Calling it twice is harmless. */
export type Undo = () => void;

/**
 * The world as the core sees it: everything that differs between a browser, a test with a held clock and a
 * simulation. Nothing in `core` or in a model reaches past it.
 */
export interface Platform {
  readonly fetch: typeof fetch;
  socket(url: string, protocols?: string | readonly string[]): WebSocket;
  /** Wall clock, milliseconds since 1970; may jump. */
  now(): number;
  /** Monotonic clock in milliseconds, for waits and silences. It must count time asleep where the browser can. */
  elapsed(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** A new id of at least 128 random bits, of the characters the protocol allows. */
  newId(): string;
  /** Calls once after a delay in milliseconds. */
  after(ms: number, call: () => void): Undo;
  readonly store: Store;
  readonly tabs: Tabs;
  /** Whether the device claims to have a network. `false` is certain, `true` is not. */
  readonly online: ReadonlySignal<boolean>;
  /** Whether the page can be seen. */
  readonly visible: ReadonlySignal<boolean>;
  /**
   * Calls when the page has slept or the network has changed: it came back from the back/forward cache, or is online again.
   * A live line is dropped for it, so being looked at again is not enough: that is what `visible` is for.
   */
  onWake(call: () => void): Undo;
  /** Calls when the page may be about to die; only synchronous work counts. */
  onHide(call: () => void): Undo;
  log(message: string, detail?: unknown): void;
}

/**
 * Where things survive a closed tab. Keys are already the widget's own. Nothing here throws: a store that is blocked
 * or full goes on in memory and `durable` says so.
 */
export interface Store {
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
  /** Reads and writes in one step that no other tab can come between. */
  update<T>(key: string, change: (value: T | undefined) => T | undefined): Promise<void>;
  remove(key: string): Promise<void>;
  /** A synchronous second place of small size, for the moment a page dies. */
  readonly last: { read(key: string): string | undefined; write(key: string, value: string | undefined): void };
  /** Whether what is written outlives the page. True until a write has failed. */
  readonly durable: ReadonlySignal<boolean>;
}

/** The other tabs of the same person on the same site. */
export interface Tabs {
  /** Runs alone among all tabs where the browser can promise it, and at once where it cannot. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Tells all other tabs. */
  tell(topic: string, message: unknown): void;
  /** Hears what other tabs tell. */
  onTold(topic: string, hear: (message: unknown) => void): Undo;
}
