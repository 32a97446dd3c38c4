import { DeskbellError, toDeskbellError } from './error.ts';
import type { Platform, Undo } from './platform.ts';

/** How long one attempt may take unless somebody says otherwise: a dead line is noticed within ten seconds. */
export const attemptMs = 8_000;

/** What {@link attempt} needs to know. */
export interface AttemptOptions<Result> {
  readonly platform: Pick<Platform, 'after'>;
  /** Default {@link attemptMs}. */
  readonly ms?: number | undefined;
  /** Gives up earlier, as `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** May throw at once, reject, or never settle. */
  work(signal: AbortSignal): Promise<Result> | Result;
}

/**
 * Makes one attempt and settles for certain: with the result, or with a `DeskbellError`. No answer in time is
 * `unavailable`. Work that ignores its signal is left behind, and what becomes of it later disturbs nobody.
 */
export function attempt<Result>({ platform, ms = attemptMs, signal, work }: AttemptOptions<Result>): Promise<Result> {
  const stop = new AbortController();
  let undo: Undo | undefined;
  let cancel: () => void;
  return new Promise<Result>((resolve, reject) => {
    const giveUp = (error: DeskbellError) => {
      reject(error);
      stop.abort(error);
    };
    cancel = () => giveUp(new DeskbellError('cancelled'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel);
    undo = platform.after(ms, () => giveUp(new DeskbellError('unavailable', { message: `No answer within ${ms} ms.` })));
    new Promise<Result>((done) => done(work(stop.signal))).then(resolve, (thrown: unknown) => reject(toDeskbellError(thrown)));
  }).finally(() => {
    undo?.();
    signal?.removeEventListener('abort', cancel);
  });
}
