import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import { jitter } from '../../core/backoff.ts';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { Platform, Undo } from '../../core/platform.ts';

/** What keeps the history from being read. */
export interface Trouble {
  readonly error: DeskbellError;
  /** How often in a row. */
  readonly times: number;
}

/** Reads the history when there is reason to, and now and then where no line tells. */
export interface CatchUp {
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  /** Whether the last reading went well. */
  readonly isCurrent: ReadonlySignal<boolean>;
  /** There is reason to read. After a failure it waits for its turn all the same. */
  now(): void;
  /** Something has changed for the better: a failure is no reason to wait, unless the backend asked for it. */
  hurry(): void;
  dispose(): void;
}

export interface CatchUpOptions {
  readonly platform: Platform;
  /** How often to read without a reason; `undefined` for not at all. */
  readonly everyMs: ReadonlySignal<number | undefined>;
  read(): Promise<void>;
}

export function createCatchUp({ platform, everyMs, read }: CatchUpOptions): CatchUp {
  const trouble = signal<Trouble | undefined>(undefined);
  const isCurrent = signal(false);
  let isReading = false;
  /** There was a reason while reading: what was read may be from before it. */
  let again = false;
  let isDisposed = false;
  let cancel: Undo | undefined;

  function plan(): void {
    cancel?.();
    cancel = undefined;
    const every = everyMs.peek();
    const failed = trouble.peek();
    if (isReading || isDisposed || (every === undefined && !failed)) return;
    // A fifth up or down: widgets opened by the same event must not stay in step.
    const pause = (every ?? 0) * (0.8 + 0.4 * platform.random());
    const penance = failed ? Math.max(jitter(() => platform.random(), failed.times), failed.error.retryAfterMs ?? 0) : 0;
    cancel = platform.after(Math.max(pause, penance), () => void run());
  }

  async function run(): Promise<void> {
    if (isDisposed) return;
    again = isReading;
    if (isReading) return;
    isReading = true;
    cancel?.();
    try {
      await read();
      trouble.value = undefined;
      isCurrent.value = true;
    } catch (thrown) {
      trouble.value = { error: toDeskbellError(thrown), times: (trouble.peek()?.times ?? 0) + 1 };
      isCurrent.value = false;
    }
    isReading = false;
    if (again && !trouble.peek()) return run();
    plan();
  }

  const undo = effect(() => {
    // Read for the subscription: a new pace begins at once.
    void everyMs.value;
    untracked(plan);
  });

  return {
    trouble,
    isCurrent,
    now() {
      if (isReading || !trouble.peek()) void untracked(run);
    },
    hurry() {
      if (trouble.peek()?.error.kind !== 'limited') void untracked(run);
    },
    dispose() {
      isDisposed = true;
      undo();
      cancel?.();
    },
  };
}
