import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Draft, Outbox } from '../../core/outbox.ts';
import type { Undo } from '../../core/platform.ts';
import type { ChatEntry, ChatSent } from './port.ts';

export const sendType = 'chat.send';

/** What this visitor wrote, in this tab or another, and is not yet in the log. */
export interface Own {
  /** Oldest first. The accepted ones stay until their entry has come, so that no message blinks. */
  readonly pending: ReadonlySignal<readonly Draft[]>;
  /** How many were accepted and have not been seen in the log. */
  readonly unlogged: ReadonlySignal<number>;
  readonly dispose: Undo;
}

export function createOwn(outbox: Outbox, entries: ReadonlySignal<readonly ChatEntry[]>): Own {
  const followed = signal<readonly Draft[]>([]);
  const logged = computed(() => new Set(entries.value.flatMap((entry) => (entry.type === 'message' ? [entry.id, entry.commandId ?? entry.id] : []))));
  const isLogged = (draft: Draft) => logged.value.has(draft.id) || logged.value.has(entryOf(draft) ?? draft.id);
  const pending = computed(() => followed.value.filter((draft) => !isLogged(draft)));

  const dispose = effect(() => {
    const drafts = outbox.drafts.value.filter(({ channel, type }) => channel === 'chat' && type === sendType);
    // Gone from the outbox: accepted, or dismissed by the visitor, here or in another tab.
    const accepted = followed.peek().filter((draft) => !drafts.includes(draft) && draft.state.value.is === 'sent' && !isLogged(draft));
    followed.value = [...accepted, ...drafts];
  });

  return { pending, unlogged: computed(() => pending.value.filter(({ state }) => state.value.is === 'sent').length), dispose };
}

export function textOf(draft: Draft): string {
  const { text } = (draft.body ?? {}) as { readonly text?: unknown };
  return typeof text === 'string' ? text : '';
}

/** The id of the entry an accepted draft became, when the backend said so. */
function entryOf(draft: Draft): string | undefined {
  const state = draft.state.value;
  if (state.is !== 'sent') return undefined;
  const { entry } = (state.result ?? {}) as Partial<ChatSent>;
  return typeof entry === 'string' ? entry : undefined;
}
