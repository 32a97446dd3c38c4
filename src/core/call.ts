import type { Context } from '../protocol/index.ts';
import { attemptMs } from './attempt.ts';
import type { Call } from './contract.ts';
import { DeskbellError, isDeskbellError } from './error.ts';
import { createIdentity } from './identity.ts';
import type { Platform, Undo } from './platform.ts';

/** What one call is about; what is left out is made. */
export interface CallOptions {
  readonly id?: string | undefined;
  readonly at?: number | undefined;
  /** Without one, the call has a time limit of its own. */
  readonly signal?: AbortSignal | undefined;
  readonly context?: Context | undefined;
}

/** Lends the world to an adapter, a call at a time. */
export interface Caller {
  call(options?: CallOptions): Call;
  /** Leaves no timer behind; calls still under way are cancelled. */
  dispose(): void;
}

/** What {@link createCaller} needs to know. */
export interface CallerOptions {
  readonly platform: Platform;
  /** `adapter.name`: what is kept for one backend is apart from what is kept for another. Default `backend`. */
  readonly name?: string | undefined;
  /** A token signed by the shop for a signed-in customer. */
  readonly token?: (() => Promise<string | undefined>) | undefined;
  /** Where the visitor is now. */
  context(): Context;
}

/** Makes calls for the ports of one adapter. */
export function createCaller({ platform, name = 'backend', token, context }: CallerOptions): Caller {
  const identityAt = createIdentity({ platform, name, token });
  const open = new Set<Undo>();

  /** For somebody who forgot to say when they stop waiting, so that no answer is awaited for ever. */
  function deadline(): AbortSignal {
    const stop = new AbortController();
    const undo = platform.after(attemptMs, () => {
      open.delete(cancel);
      stop.abort(new DeskbellError('unavailable', { message: `No answer within ${attemptMs} ms.` }));
    });
    const cancel = () => {
      undo();
      stop.abort(new DeskbellError('cancelled'));
    };
    open.add(cancel);
    return stop.signal;
  }

  return {
    call({ id = platform.newId(), at = platform.now(), signal = deadline(), context: where = context() } = {}) {
      return {
        id,
        at,
        signal,
        context: where,
        identity: identityAt(at),
        now: () => platform.now(),
        socket: (url, protocols) => platform.socket(url, protocols),
        fetch: (input, init) => honestFetch(platform, signal, input, init),
        log: (message, detail) => platform.log(message, detail),
        error: (kind, details) => new DeskbellError(kind, details),
      };
    },
    dispose() {
      for (const cancel of open) cancel();
      open.clear();
    },
  };
}

/**
 * Ends with the call, and says what went wrong in our words: the `TypeError` of a `fetch` without an answer is the same
 * as that of a mistake in a program, and only here it is certain which of the two it was.
 */
async function honestFetch(platform: Platform, signal: AbortSignal, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const ends = init?.signal ?? signal;
  try {
    return await platform.fetch(input, { ...init, signal: ends });
  } catch (cause) {
    if (isDeskbellError(cause)) throw cause;
    const kind = ends.aborted ? 'cancelled' : platform.online.peek() ? 'unavailable' : 'offline';
    throw new DeskbellError(kind, { message: `No answer from ${typeof input === 'string' ? input : 'the backend'}`, cause });
  }
}
