import { DeskbellError, type ErrorKind, type LineEnd } from '../../core/index.ts';
import { closeCodes } from '../../protocol/index.ts';

/** Who listens to a socket. */
export interface Ears {
  onOpen?(): void;
  onMessage?(data: unknown): void;
  onClose?(end: LineEnd): void;
}

/**
 * Lets somebody listen to a socket, and nobody else any more. By properties and not by `addEventListener`, so that
 * whoever listened before need not be asked to stop.
 */
export function listen(socket: WebSocket, { onOpen, onMessage, onClose }: Ears): void {
  Object.assign(socket, {
    onopen: onOpen ?? null,
    onmessage: onMessage ? ({ data }: MessageEvent) => onMessage(data) : null,
    onclose: onClose ? (event: CloseEvent) => onClose(endOf(event)) : null,
    // Always followed by `close`; but Node takes an error without a listener for a crash.
    onerror: () => {},
  });
}

/** Over how long to spread the return to a server that has just gone or is full, when it has not said so itself. */
const returnSpreadMs = 5_000;

/** Codes that mean something to us; a line that was cut without one of them is simply gone. */
const meanings: Readonly<Record<number, Omit<LineEnd, 'error'> & { readonly kind: ErrorKind }>> = {
  [closeCodes.forbidden]: { kind: 'unauthorized', retryable: false },
  [closeCodes.version]: { kind: 'unsupported', retryable: false },
  // Retryable: the next greeting asks for a new token.
  [closeCodes.signIn]: { kind: 'unauthorized', retryable: true },
  [closeCodes.restart]: { kind: 'unavailable', retryable: true, spreadMs: returnSpreadMs },
  [closeCodes.tryLater]: { kind: 'unavailable', retryable: true, spreadMs: returnSpreadMs },
  [closeCodes.unsupportedData]: { kind: 'broken', retryable: true },
  [closeCodes.invalidData]: { kind: 'broken', retryable: true },
  [closeCodes.tooBig]: { kind: 'broken', retryable: true },
};

function endOf({ code, reason }: CloseEvent): LineEnd {
  const { kind, ...how } = meanings[code] ?? { kind: 'unavailable', retryable: true };
  // A server that is being asked by everybody at once says when it is whose turn.
  const [, afterMs] = /^after (\d+) ms$/.exec(reason) ?? [];
  const message = `The line was closed: ${code} ${reason}`;
  return { ...how, error: new DeskbellError(kind, { message, cause: { code }, ...(afterMs && { retryAfterMs: +afterMs }) }) };
}
