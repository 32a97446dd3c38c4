import type { Notice } from './notice.ts';

/** A system outside that is told. */
export interface Target {
  readonly name: string;
  /**
   * Tells it. The answer is what the other side calls it, where it says so. Throws when it may not have arrived; it is then
   * told again, with the same id.
   */
  give(notice: Notice, signal: AbortSignal): Promise<string | undefined>;
  close?(): void;
}
