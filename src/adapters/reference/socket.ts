import { DeskbellError, type LineEnd } from '../../core/index.ts';
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

/** What a close code asks of us. A line that was cut without one is simply gone. */
function endOf({ code, reason }: CloseEvent): LineEnd {
  const end = (kind: DeskbellError['kind'], retryable = true): LineEnd => ({
    error: new DeskbellError(kind, { message: `The line was closed: ${code} ${reason}`, cause: { code } }),
    retryable,
  });
  switch (code) {
    case closeCodes.forbidden:
      return end('unauthorized', false);
    case closeCodes.version:
      return end('unsupported', false);
    case closeCodes.signIn:
      // Retryable: the next greeting asks for a new token.
      return end('unauthorized');
    case closeCodes.restart:
    case closeCodes.tryLater:
      return { ...end('unavailable'), spreadMs: returnSpreadMs };
    case closeCodes.unsupportedData:
    case closeCodes.invalidData:
    case closeCodes.tooBig:
      return end('broken');
    default:
      return end('unavailable');
  }
}
