import type { ChatEvent } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import { epochOf, readEvents } from './chat-log.ts';

/** The end of one chat's log, as one line follows it. */
export interface ChatTail {
  /** The chat, once there is one. */
  readonly id: string | undefined;
  /** What its numbers are named by, once there is one. */
  readonly epoch: string | undefined;
  /** The highest number heard of. */
  readonly head: number;
  /** The highest number said. */
  readonly told: number;
  /** Where the other side was told the log stands: what follows is for this tail to say. */
  startAt(id: string, head: number): void;
  /** The log grew, or had grown already. */
  grow(id: string, since: number, head: number): void;
  /** From now on what grows is said; until then it is only noted. */
  flow(): void;
  stop(): void;
}

/** Says what a log grows by, in order and one read at a time, whatever the order of the hints. */
export function createChatTail({ store, log }: Pick<Backend, 'store' | 'log'>, say: (events: ChatEvent[]) => void): ChatTail {
  let chat: { readonly id: string; readonly epoch: string; sent: number; head: number } | undefined;
  let flowing = false;
  let reading = false;

  async function pump(): Promise<void> {
    if (!chat || reading) return;
    reading = true;
    try {
      for (;;) {
        if (!flowing || chat.sent >= chat.head) return;
        const events = await readEvents(store, chat.id, chat.sent);
        const last = events.at(-1);
        if (!last) return;
        chat.sent = last.seq;
        // Stopped while reading, there is nobody left to tell.
        if (flowing) say(events);
      }
    } catch (error) {
      // The next heartbeat says how far the log is, and the visitor asks.
      log.error('events not said', error);
    } finally {
      reading = false;
    }
  }

  return {
    get id() {
      return chat?.id;
    },
    get epoch() {
      return chat?.epoch;
    },
    get head() {
      return chat?.head ?? 0;
    },
    get told() {
      return chat?.sent ?? 0;
    },
    startAt(id, head) {
      chat = { id, epoch: epochOf(store, id), sent: head, head: Math.max(head, chat?.head ?? 0) };
    },
    grow(id, since, head) {
      chat ??= { id, epoch: epochOf(store, id), sent: since, head };
      chat.head = Math.max(chat.head, head);
      void pump();
    },
    flow() {
      flowing = true;
      void pump();
    },
    stop() {
      flowing = false;
    },
  };
}
