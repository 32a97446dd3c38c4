import * as v from 'valibot';
import type { ChatSent } from '../../channels/chat/port.ts';
import { DeskbellError, fromErrorBody, type Call } from '../../core/index.ts';
import { ChatReceiptSchema, type ChatMessage, type ServerFrame, type VisitorFrame } from '../../protocol/index.ts';
import { toSent } from './cursor.ts';

/** Sends commands over a line, one unanswered at a time. */
export interface Sender {
  send(message: ChatMessage, call: Call): Promise<ChatSent>;
  hear(answer: Extract<ServerFrame, { type: 'ack' | 'nack' }>): void;
  /** The line is gone; nobody will answer. */
  end(error: DeskbellError): void;
}

interface Unanswered {
  readonly id: string;
  readonly answer: Promise<ChatSent>;
  resolve(sent: ChatSent): void;
  reject(error: DeskbellError): void;
}

/** Makes the sender of one line. */
export function createSender(say: (frame: VisitorFrame) => void): Sender {
  let unanswered: Unanswered | undefined;
  let ended: DeskbellError | undefined;

  function ask({ id, at, context }: Call, body: ChatMessage): Promise<ChatSent> {
    let resolve!: Unanswered['resolve'];
    let reject!: Unanswered['reject'];
    const answer = new Promise<ChatSent>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    unanswered = { id, answer, resolve, reject };
    say({ type: 'send', command: { id, type: 'chat.send', at, context, body } });
    return answer;
  }

  return {
    async send(message, call) {
      // Somebody gave up on an earlier one, but the server has not answered it yet.
      for (let other = unanswered; other && other.id !== call.id; other = unanswered) await untilAborted(call, other.answer.catch(() => {}));
      if (ended) throw ended;
      return untilAborted(call, unanswered?.answer ?? ask(call, message));
    },
    hear(frame) {
      if (frame.id !== unanswered?.id) return;
      const { resolve, reject } = unanswered;
      unanswered = undefined;
      if (frame.type === 'nack') return reject(fromErrorBody(frame.error));
      const { success, output } = v.safeParse(ChatReceiptSchema, frame.result);
      if (success) resolve(toSent(output));
      else reject(new DeskbellError('broken', { message: 'Unknown answer from the line.' }));
    },
    end(error) {
      // Whether the last one has arrived nobody can say. It is repeated with its id.
      ended = new DeskbellError('unavailable', { message: 'The line was lost.', cause: error });
      unanswered?.reject(ended);
      unanswered = undefined;
    },
  };
}

function untilAborted<T>({ signal }: Call, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = () => reject(new DeskbellError('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
