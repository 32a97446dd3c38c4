import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import { limits, type ChatEvent } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import type { Drafts, Unsent } from './drafts.ts';

/** A reply on its way. */
export interface Reply extends Unsent {
  readonly state:
    | { readonly is: 'sending' }
    /** The text is kept. `error` is absent after a reload, which has forgotten why. */
    | { readonly is: 'failed'; readonly error?: DeskbellError };
}

/** What an agent is writing, and what they have said that is not in the log yet. */
export interface Replies {
  readonly draft: ReadonlySignal<string>;
  readonly pending: ReadonlySignal<readonly Reply[]>;
  /** How many characters the draft has too many; 0 when it fits. */
  readonly excess: ReadonlySignal<number>;
  type(text: string): void;
  /** Says what is written. Empty and over-long drafts stay where they are. `onStored` is called once all that was said is stored, and not when it could not be. */
  send(onStored?: () => void): void;
  /** Tries everything that failed again, in order, under the ids it had; what a colleague has said meanwhile has been seen by now. */
  retry(): void;
  /** The same, if they failed only because nobody could be reached. */
  resume(): void;
  /** Puts the text of a failed reply back into the draft. */
  edit(id: string): void;
  discard(id: string): void;
  /** These are in the log. */
  settle(events: readonly ChatEvent[]): void;
}

/** What {@link createReplies} needs. */
export interface RepliesOptions {
  readonly id: string;
  readonly world: Pick<World, 'now' | 'newId'>;
  readonly api: Pick<Api, 'command'>;
  readonly drafts: Drafts;
  readonly onTyping: (text: string) => void;
  /** Number of the last event before the agent's eyes. */
  readonly have: () => number;
  readonly onSent: (sent: { commandId: string; text: string; seq: number; at: number }) => void;
}

/**
 * Replies of one conversation. One is under way at a time and a failed one stops those behind it, so that the visitor
 * reads them in the order they were written.
 */
export function createReplies({ id, world, api, drafts, have, onTyping, onSent }: RepliesOptions): Replies {
  const written = computed(() => drafts.all.value.get(id) ?? { text: '', unsent: [] });
  const draft = computed(() => written.value.text);
  const failure = signal<DeskbellError | undefined>(undefined);
  const sending = signal(false);
  const pending = computed(() => {
    const error = failure.value;
    const state: Reply['state'] = sending.value ? { is: 'sending' } : error ? { is: 'failed', error } : { is: 'failed' };
    return written.value.unsent.map((one): Reply => ({ ...one, state }));
  });

  const forget = (replyId: string) => drafts.change(id, { unsent: drafts.of(id).unsent.filter((one) => one.id !== replyId) });

  let underWay = Promise.resolve(true);

  /** What is added while some are under way goes with them. */
  function sendAll(): Promise<boolean> {
    if (!sending.value) underWay = sendEach();
    return underWay;
  }

  async function sendEach(): Promise<boolean> {
    sending.value = true;
    failure.value = undefined;
    try {
      for (let next = drafts.of(id).unsent[0]; next; next = drafts.of(id).unsent[0]) {
        const { seq, at } = await api.command('desk.reply', { conversation: id, text: next.text, ...(next.after !== undefined && { after: next.after }) }, next.id);
        onSent({ commandId: next.id, text: next.text, seq, at });
        forget(next.id);
      }
      return true;
    } catch (thrown) {
      failure.value = toDeskbellError(thrown);
      return false;
    } finally {
      sending.value = false;
    }
  }

  return {
    draft,
    pending,
    excess: computed(() => Math.max(0, draft.value.trim().length - limits.messageLength)),
    type(text) {
      drafts.change(id, { text });
      onTyping(text);
    },
    send(onStored) {
      const text = draft.value.trim();
      if (!text || text.length > limits.messageLength) return;
      const { unsent } = drafts.of(id);
      drafts.change(id, { text: '', unsent: [...unsent, { id: world.newId(), text, at: world.now(), after: have() }] });
      onTyping('');
      void sendAll().then((stored) => (stored ? onStored?.() : undefined));
    },
    retry() {
      if (sending.value) return;
      drafts.change(id, { unsent: drafts.of(id).unsent.map((one) => ({ ...one, after: have() })) });
      void sendAll();
    },
    resume() {
      const kind = failure.value?.kind;
      if (kind === 'offline' || kind === 'unavailable') void sendAll();
    },
    edit(replyId) {
      const { text, unsent } = drafts.of(id);
      const reply = unsent.find((one) => one.id === replyId);
      if (!reply || sending.value) return;
      drafts.change(id, { text: [reply.text, text].filter(Boolean).join('\n'), unsent: unsent.filter((one) => one !== reply) });
    },
    discard(replyId) {
      if (!sending.value) forget(replyId);
    },
    settle(events) {
      const { unsent } = drafts.of(id);
      if (!unsent.length) return;
      const said = new Set(events.map((event) => (event.type === 'message' ? event.commandId : undefined)));
      if (unsent.some((one) => said.has(one.id))) drafts.change(id, { unsent: unsent.filter((one) => !said.has(one.id)) });
    },
  };
}
