import { signal, type ReadonlySignal } from '@preact/signals-core';
import { attempt } from './attempt.ts';
import { backoff, jitter } from './backoff.ts';
import type { Line, LineEnd } from './contract.ts';
import { DeskbellError, toDeskbellError, type ErrorKind } from './error.ts';
import type { Platform, Undo } from './platform.ts';

/** How a connection is. */
export type ConnectionState =
  /** Nobody wants it. */
  | { readonly is: 'idle' }
  | { readonly is: 'connecting' }
  | { readonly is: 'live' }
  /** Lost or not to be had; dialled again at `until`, by the platform's `now()`. */
  | { readonly is: 'waiting'; readonly until: number; readonly error: DeskbellError }
  /** The backend does not want us. Not dialled again until the page is loaded again. */
  | { readonly is: 'stopped'; readonly error: DeskbellError };

/** A line as a connection sees it. */
export interface WatchedLine extends Line {
  /** How long silence may last before the line must be taken for dead. Absent: it is never taken for dead. */
  readonly silenceMs?: number;
}

/** What a dial is given. */
export interface Dialling {
  /** Fires when the attempt is given up. */
  readonly signal: AbortSignal;
  /** To be called for everything that arrives over the line; it shows that the line is alive. */
  heard(): void;
}

/** One live line, redialled when it breaks. */
export interface Connection<Open extends WatchedLine> {
  readonly state: ReadonlySignal<ConnectionState>;
  /** The line while it is live. */
  readonly line: ReadonlySignal<Open | undefined>;
  /** Whether a line is wanted at all. Nothing is dialled before. */
  want(wanted: boolean): void;
  /** Somebody has waited for an answer in vain: takes the line for dead and dials anew at once. */
  redial(): void;
  /** Closes the line and leaves no timer and no listener. */
  dispose(): void;
}

/** What {@link createConnection} needs to know. */
export interface ConnectionOptions<Open extends WatchedLine> {
  readonly platform: Platform;
  /** Makes one attempt at a line. */
  dial(dialling: Dialling): Promise<Open>;
  /** Called with each line that becomes live; what it returns is called when that line is lost. */
  onLine?(line: Open): Undo | void;
  /** How long a dial may take. Default `attemptMs` of `attempt.ts`. */
  readonly dialMs?: number | undefined;
}

/** Kinds of failure after which dialling again is pointless. */
const final: ReadonlySet<ErrorKind> = new Set(['unauthorized', 'gone', 'unsupported', 'refused']);

const nothing = () => {};

/** Keeps one line live for as long as somebody wants it. */
export function createConnection<Open extends WatchedLine>(options: ConnectionOptions<Open>): Connection<Open> {
  const { platform, dial, onLine, dialMs } = options;
  const state = signal<ConnectionState>({ is: 'idle' });
  const line = signal<Open | undefined>();
  let wanted = false;
  let failures = 0;
  /** Leaves what is going on, be it a dial, a line or a wait. There is never more than one of them. */
  let leave: Undo = nothing;
  let check: () => void = nothing;

  function connect(): void {
    leave();
    const stop = new AbortController();
    let heardAt = platform.elapsed();
    leave = () => stop.abort();
    state.value = { is: 'connecting' };
    attempt({
      platform,
      ms: dialMs,
      signal: stop.signal,
      async work(given) {
        const open = await dial({ signal: given, heard: () => (heardAt = platform.elapsed()) });
        // Too late: somebody has given up, and another line may be open by now.
        if (given.aborted) open.close();
        return open;
      },
    })
      .then(
        (open) => (stop.signal.aborted ? open.close() : watch(open, () => heardAt)),
        (error: DeskbellError) => {
          if (!stop.signal.aborted) lost({ error, retryable: !final.has(error.kind), afterMs: error.retryAfterMs ?? 0 });
        },
      )
      .catch((thrown: unknown) => platform.log('A line was dialled but could not be used.', thrown));
  }

  function watch(open: Open, heardAt: () => number): void {
    const { silenceMs = Infinity } = open;
    const since = platform.elapsed();
    let mine = true;
    let unwatch: Undo = nothing;
    let undo: Undo | void;
    const end = (how: LineEnd) => {
      if (!mine) return;
      if (platform.elapsed() - since >= backoff.calmMs) failures = 0;
      lost(how);
    };
    // Asked again and again instead of once: timers of hidden pages come late and say nothing about the time that passed.
    check = () => {
      unwatch();
      const left = silenceMs - (platform.elapsed() - heardAt());
      // The silence was wait enough, whatever had failed before it.
      if (left <= 0) end({ error: new DeskbellError('unavailable', { message: `The line was silent for ${silenceMs} ms.` }), retryable: true, spreadMs: backoff.firstMs });
      else if (left < Infinity) unwatch = platform.after(left, check);
    };
    leave = () => {
      mine = false;
      leave = check = nothing;
      unwatch();
      line.value = undefined;
      // A dead socket may take minutes to say that it is closed; nobody waits for it.
      open.close();
      undo?.();
    };
    open.closed.then(end, (thrown: unknown) => end({ error: toDeskbellError(thrown), retryable: true }));
    line.value = open;
    state.value = { is: 'live' };
    check();
    undo = onLine?.(open);
  }

  function lost({ error, retryable, afterMs = 0, spreadMs }: LineEnd): void {
    leave();
    if (!retryable) {
      state.value = { is: 'stopped', error };
      return;
    }
    const wait = spreadMs === undefined ? jitter(() => platform.random(), failures) : platform.random() * spreadMs;
    const ms = Math.max(afterMs, wait);
    failures += 1;
    state.value = { is: 'waiting', until: platform.now() + ms, error };
    leave = platform.after(ms, connect);
  }

  function redial(): void {
    if (wanted && state.peek().is !== 'stopped') connect();
  }

  const undos = [
    platform.onWake(redial),
    platform.visible.subscribe((visible) => {
      if (!visible) return;
      if (state.peek().is === 'waiting') redial();
      else check();
    }),
  ];

  function want(next: boolean): void {
    if (next === wanted) return;
    wanted = next;
    if (state.peek().is === 'stopped') return;
    if (next) return connect();
    leave();
    state.value = { is: 'idle' };
  }

  return {
    state,
    line,
    want,
    redial,
    dispose() {
      for (const undo of undos) undo();
      want(false);
    },
  };
}
