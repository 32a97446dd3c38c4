import type { ReadonlySignal } from '@preact/signals-core';

/**
 * Half-typed text of every channel, so that a reload, a crash or another page of the shop costs nothing. Stored from
 * the first key on, while typing, and once more synchronously when the page goes.
 */
export interface HalfTyped<Fields extends object> {
  /** What was typed so far; empty until the store has answered. */
  readonly fields: ReadonlySignal<Readonly<Partial<Fields>>>;
  /** Resolves when what was kept has been read. */
  readonly ready: Promise<void>;
  type(fields: Partial<Fields>): void;
  /** It has been sent; forget it. */
  clear(): void;
  dispose(): void;
}
