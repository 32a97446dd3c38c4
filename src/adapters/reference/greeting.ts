import { DeskbellError, type Call, type LineEnd } from '../../core/index.ts';
import { closeCodes, lineProtocol, protocolVersion, type Page, type ServerFrame, type VisitorFrame } from '../../protocol/index.ts';
import type { Place } from './cursor.ts';
import { readFrame } from './frame.ts';

export type Welcome = Extract<ServerFrame, { type: 'welcome' }>;

/** How to greet. */
export interface GreetingOptions<Open> {
  readonly endpoint: string;
  readonly token: string;
  readonly place: Place | undefined;
  readonly page: Page | undefined;
  readonly call: Call;
  /** Takes the socket over, with its listeners, before anything else can arrive on it. */
  open(socket: WebSocket, welcome: Welcome): Open;
}

/** Opens a socket and says hello. Rejects when it is not welcomed, and leaves no socket behind then. */
export function greet<Open>({ endpoint, token, place, page, call, open }: GreetingOptions<Open>): Promise<Open> {
  return new Promise((resolve, reject) => {
    if (call.signal.aborted) throw call.error('cancelled');
    const socket = call.socket(`${endpoint.replace(/^http/i, 'ws')}/v1/line`, lineProtocol);
    const fail = (error: DeskbellError) => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      call.signal.removeEventListener('abort', cancel);
      socket.close();
      reject(error);
    };
    const cancel = () => fail(new DeskbellError('cancelled'));
    call.signal.addEventListener('abort', cancel);
    socket.onopen = () => {
      const hello: VisitorFrame = { type: 'hello', version: protocolVersion, token, epoch: place?.epoch, have: place?.seq ?? 0, page };
      socket.send(JSON.stringify(hello));
    };
    // Followed by `close` always; without a listener Node would take it for a crash.
    socket.onerror = () => {};
    socket.onclose = (event) => fail(endOf(event).error);
    socket.onmessage = ({ data }) => {
      const frame = readFrame(data);
      if (frame?.type !== 'welcome') return fail(new DeskbellError('broken', { message: 'The server did not answer hello with welcome.' }));
      call.signal.removeEventListener('abort', cancel);
      resolve(open(socket, frame));
    };
  });
}

/** Over how long to spread the return to a server that has just gone or is full, when it has not said so itself. */
const returnSpreadMs = 5_000;

/** What a close code asks of us. A line that was cut without one is simply gone. */
export function endOf({ code, reason }: Pick<CloseEvent, 'code' | 'reason'>): LineEnd {
  const end = (kind: DeskbellError['kind']) => new DeskbellError(kind, { message: `The line was closed with ${code} ${reason}`.trim(), cause: { code } });
  switch (code) {
    case closeCodes.forbidden:
      return { error: end('unauthorized'), retryable: false };
    case closeCodes.version:
      return { error: end('unsupported'), retryable: false };
    case closeCodes.signIn:
      // Retryable: the next greeting asks for a new token.
      return { error: end('unauthorized'), retryable: true };
    case closeCodes.restart:
    case closeCodes.tryLater:
      return { error: end('unavailable'), retryable: true, spreadMs: returnSpreadMs };
    case closeCodes.unsupportedData:
    case closeCodes.invalidData:
    case closeCodes.tooBig:
      return { error: end('broken'), retryable: true };
    default:
      return { error: end('unavailable'), retryable: true };
  }
}
