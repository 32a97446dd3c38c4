import * as v from 'valibot';
import { DeskbellError, type Call, type LineEnd } from '../../core/index.ts';
import { createEnd, greet, listen, lost } from '../ears.ts';

/** Something the server says. */
export interface Said {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A socket to the chat of a Zammad server. */
export interface Wire {
  say(event: string, data?: object): void;
  /** The next thing said from which `pick` gets something. Rejects when the wire is lost or nobody waits any more. */
  hear<T>(pick: (said: Said) => T | undefined, call: Call): Promise<T>;
  /** Calls for everything that is said. */
  listen(ear: (said: Said) => void): void;
  readonly closed: Promise<LineEnd>;
  end(how: LineEnd): void;
}

const DataSchema = v.fallback(v.record(v.string(), v.unknown()), {});
const FrameSchema = v.array(v.object({ event: v.string(), data: DataSchema }));

/** What the chat refuses, by the state it gives. */
const refusals: Readonly<Record<string, 'unsupported' | 'unauthorized'>> = { chat_disabled: 'unsupported', no_such_chat: 'unsupported', chat_unavailable: 'unauthorized' };

/** Opens a wire for one chat. */
export function openWire(endpoint: string, chat: number, call: Call): Promise<Wire> {
  return greet<Wire>({ call, url: `${endpoint}/ws`, hello: (say, socket) => createWire(socket, (event, data) => say({ event, data: { ...data, chat_id: chat } })) });
}

function createWire(socket: WebSocket, say: (event: string, data: object) => void): Wire {
  const ears = new Set<(said: Said) => void>();
  const { closed, end, isOver } = createEnd(socket);

  listen(socket, {
    onFrame(given) {
      // Several things at once, or one thing alone.
      const { success, output } = v.safeParse(FrameSchema, Array.isArray(given) ? given : [given]);
      if (!success) return end({ error: new DeskbellError('broken', { message: 'This is not Zammad\'s chat.' }), retryable: true });
      for (const said of output) {
        const refusal = said.event === 'chat_error' ? (refusals[String(said.data['state'])] ?? 'broken') : undefined;
        if (refusal) return end({ error: new DeskbellError(refusal, { message: `The chat says "${String(said.data['state'])}".` }), retryable: refusal === 'broken' });
        ears.forEach((ear) => ear(said));
      }
    },
    onClose: end,
  });

  return {
    closed,
    end,
    say(event, data = {}) {
      if (!isOver()) say(event, data);
    },
    listen: (ear) => void ears.add(ear),
    hear: (pick, call) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          ears.delete(ear);
          call.signal.removeEventListener('abort', cancel);
        };
        const cancel = () => {
          stop();
          reject(call.error('cancelled'));
        };
        const ear = (said: Said) => {
          const picked = pick(said);
          if (picked === undefined) return;
          stop();
          resolve(picked);
        };
        if (call.signal.aborted) return cancel();
        call.signal.addEventListener('abort', cancel);
        ears.add(ear);
        void closed.then(({ error }) => {
          stop();
          reject(error);
        });
      }),
  };
}

/** Ends a wire that was needed for one question only. */
export function hangUp(wire: Wire): void {
  wire.end({ ...lost('Said and done.'), retryable: false });
}
