import { computed, untracked, type ReadonlySignal } from '@preact/signals-core';
import { createConnection, type ConnectionState } from '../../core/connection.ts';
import type { Cursor } from '../../core/contract.ts';
import type { Undo } from '../../core/platform.ts';
import type { ChannelContext } from '../channel.ts';
import type { ChatDelivery, ChatDial, ChatLine, ChatPort } from './port.ts';

/** The live line of the conversation, where the backend has one. */
export interface Wire {
  readonly state: ReadonlySignal<ConnectionState>;
  readonly line: ReadonlySignal<ChatLine | undefined>;
  want(wanted: boolean): void;
  redial(): void;
  /** Says something over the line, if there is one, that may be lost. */
  hint(say: (line: ChatLine) => void): void;
  dispose(): void;
}

export interface WireOptions {
  readonly context: ChannelContext<ChatPort>;
  cursor(): Cursor | null;
  receive(delivery: ChatDelivery): void;
  /** Called with each line that is live; what it returns is called when that line is lost. */
  onLine(line: ChatLine): Undo;
}

export function createWire({ context, cursor, receive, onLine }: WireOptions): Wire {
  const { port, platform, journey } = context;

  /** What comes from outside may throw whatever it likes, and concerns nobody but the developer. */
  function tolerate(work: () => void): void {
    try {
      untracked(work);
    } catch (thrown) {
      platform.log('The chat line could not be used as it should.', thrown);
    }
  }

  const connection =
    port.dial &&
    createConnection<ChatLine>({
      platform,
      dial: async ({ signal, heard }) => {
        const dial: ChatDial = {
          cursor: cursor(),
          page: journey.page.peek(),
          deliver(delivery) {
            heard();
            tolerate(() => receive(delivery));
          },
        };
        return (port as Required<ChatPort>).dial(dial, context.call(signal));
      },
      onLine(line) {
        const stopMoving = journey.page.subscribe((page) => tolerate(() => page && line.page?.(page)));
        const undo = onLine(line);
        return () => {
          stopMoving();
          undo();
        };
      },
    });

  const line = computed(() => connection?.line.value);
  return {
    state: computed(() => connection?.state.value ?? { is: 'idle' }),
    line,
    want: (wanted) => connection?.want(wanted),
    redial: () => connection?.redial(),
    hint(say) {
      const open = line.peek();
      if (open) tolerate(() => say(open));
    },
    dispose: () => connection?.dispose(),
  };
}
