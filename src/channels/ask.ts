import type { Call } from '../core/contract.ts';
import { DeskbellError, toDeskbellError } from '../core/error.ts';
import type { ChannelContext } from './channel.ts';

/** After this long without an answer a screen goes on without it, or says that nothing came. */
const patienceMs = 8_000;

/**
 * Asks a port something that is not a command: an offer, free times, a list. Whatever the adapter does (throws at once,
 * rejects with anything, never answers) becomes an answer or one of our errors, within {@link patienceMs}.
 */
export function ask<T>(
  { platform, call }: Pick<ChannelContext<unknown>, 'platform' | 'call'>,
  question: (call: Call) => Promise<T> | T,
): Promise<T> {
  const gaveUp = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const undo = platform.after(patienceMs, () => {
      reject(new DeskbellError('unavailable', { message: `No answer from the adapter within ${patienceMs} ms.` }));
      gaveUp.abort();
    });
    // An async function turns what is thrown before the first await into a rejection as well.
    const answer = async () => question(call(gaveUp.signal));
    answer().then(resolve, (thrown: unknown) => reject(toDeskbellError(thrown))).finally(undo);
  });
}
