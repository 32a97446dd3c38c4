import { DeskbellError, type Call, type LineEnd } from '../core/index.ts';

/** Who listens to a socket. */
export interface Ears {
  onOpen?(): void;
  /** What came, read as JSON; what is none, and no text, is `undefined`. */
  onFrame?(frame: unknown): void;
  onClose?(end: LineEnd): void;
}

/** Lets somebody listen to a socket, and nobody else any more. */
export function listen(socket: WebSocket, { onOpen, onFrame, onClose }: Ears): void {
  Object.assign(socket, {
    onopen: onOpen ?? null,
    onmessage: onFrame ? ({ data }: MessageEvent) => onFrame(readFrame(data)) : null,
    onclose: onClose ? ({ code, reason }: CloseEvent) => onClose(lost(`The line was closed: ${code} ${reason}`)) : null,
    // Always followed by `close`; but Node takes an error without a listener for a crash.
    onerror: () => {},
  });
}

/** The end of a line that may be dialled again. */
export function lost(message: string, cause?: unknown): LineEnd {
  return { error: new DeskbellError('unavailable', { message, cause }), retryable: true };
}

/** The end of a line over a socket. */
export interface End {
  readonly closed: Promise<LineEnd>;
  isOver(): boolean;
  /** Ends it; the first reason counts, and nothing is heard after it. */
  end(how: LineEnd): void;
}

/** A line over an open socket has one end, whichever side makes it. */
export function createEnd(socket: WebSocket): End {
  let over = false;
  let settle!: (end: LineEnd) => void;
  return {
    closed: new Promise<LineEnd>((done) => (settle = done)),
    isOver: () => over,
    end(how) {
      if (over) return;
      over = true;
      listen(socket, {});
      socket.close();
      settle(how);
    },
  };
}

/** How to come from an open socket to a line. */
export interface Greeting<Open> {
  readonly call: Call;
  readonly url: string;
  readonly protocol?: string;
  /** Called when the socket is open. A server that says nothing first is a line already, which listens from then on. */
  hello?(say: (frame: unknown) => void, socket: WebSocket): Open | undefined;
  /** Called with each frame until it returns a line, which listens from then on. May throw: there is no line then. */
  hear?(frame: unknown, say: (frame: unknown) => void, socket: WebSocket): Open | undefined;
}

/** Opens a socket and comes to terms. Rejects when that fails, and leaves no socket behind then. */
export function greet<Open>({ call, url, protocol, hello, hear }: Greeting<Open>): Promise<Open> {
  return new Promise((resolve, reject) => {
    if (call.signal.aborted) throw call.error('cancelled');
    const socket = call.socket(url.replace(/^http/i, 'ws'), protocol);
    const say = (frame: unknown) => {
      // Said into a socket that is closing, it would only be a complaint on the shop's console.
      if (!(socket.readyState > 1)) socket.send(JSON.stringify(frame));
    };
    const fail = (thrown: unknown) => {
      over();
      listen(socket, {});
      socket.close();
      reject(thrown);
    };
    const cancel = () => fail(call.error('cancelled'));
    const over = () => call.signal.removeEventListener('abort', cancel);
    call.signal.addEventListener('abort', cancel);
    const attempt = (work: () => Open | undefined) => {
      try {
        const open = work();
        if (open === undefined) return;
        over();
        resolve(open);
      } catch (thrown) {
        fail(thrown);
      }
    };
    listen(socket, {
      onOpen: () => attempt(() => hello?.(say, socket)),
      onFrame: (frame) => attempt(() => hear?.(frame, say, socket)),
      onClose: ({ error }) => fail(error),
    });
  });
}

function readFrame(data: unknown): unknown {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
