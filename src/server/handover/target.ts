import type { Notice } from './notice.ts';

/** A system outside that is told. */
export interface Target {
  readonly name: string;
  /**
   * Tells it. The answer is what the other side calls it, where it says so. Throws when it may not have arrived; it is then
   * told again, with the same id.
   */
  give(notice: Notice, signal: AbortSignal): Promise<string | undefined>;
  /** Looks whether it can be told at all, so that a wrong password is found before the first request comes. */
  check?(): Promise<unknown>;
  /** What to look at, by what went wrong; one of a few fixed sentences. */
  why?(error: unknown): string | undefined;
  close?(): void;
}
