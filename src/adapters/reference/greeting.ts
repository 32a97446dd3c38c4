import type { Call, DeskbellError } from '../../core/index.ts';
import { lineProtocol, protocolVersion, type Page, type ServerFrame, type VisitorFrame } from '../../protocol/index.ts';
import type { Place } from './cursor.ts';
import { readFrame } from './frame.ts';
import { listen } from './socket.ts';

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
      over();
      listen(socket, {});
      socket.close();
      reject(error);
    };
    const cancel = () => fail(call.error('cancelled'));
    const over = () => call.signal.removeEventListener('abort', cancel);
    call.signal.addEventListener('abort', cancel);
    listen(socket, {
      onOpen() {
        const hello: VisitorFrame = { type: 'hello', version: protocolVersion, token, epoch: place?.epoch, have: place?.seq ?? 0, page };
        socket.send(JSON.stringify(hello));
      },
      onMessage(data) {
        const frame = readFrame(data);
        if (frame?.type !== 'welcome') return fail(call.error('broken', { message: 'Unknown frame.' }));
        over();
        resolve(open(socket, frame));
      },
      onClose: ({ error }) => fail(error),
    });
  });
}
