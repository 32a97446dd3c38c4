import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Draft, Outbox } from '../../core/outbox.ts';
import type { Platform, Undo } from '../../core/platform.ts';
import type { ChatEntry, ChatSent } from './port.ts';

export const sendType = 'chat.send';

/** What this visitor wrote, in this tab or another, and is not yet in the log. */
export interface Own {
  /** Oldest first. The accepted ones stay until their entry has come, so that no message blinks. */
  readonly pending: ReadonlySignal<readonly Draft[]>;
  /** How many were accepted and have not been seen in the log. */
  readonly unlogged: ReadonlySignal<number>;
  /**
   * The history was read, beginning at this time. What was accepted well before and is not in it is not in the
   * conversation any more: a backup was restored. What every other screen has lost must not stay on this one.
   */
  wasRead(since: number): void;
  readonly dispose: Undo;
}

export interface OwnOptions {
  readonly platform: Pick<Platform, 'elapsed'>;
  readonly outbox: Outbox;
  readonly entries: ReadonlySignal<readonly ChatEntry[]>;
}

/** How long an accepted message may take to show in the history; not every backend reads where it writes. */
export const echoMs = 2_000;

export function createOwn({ platform, outbox, entries }: OwnOptions): Own {
  const followed = signal<readonly Draft[]>([]);
  const acceptedAt = new Map<string, number>();
  const logged = computed(() => new Set(entries.value.flatMap((entry) => (entry.type === 'message' ? [entry.id, entry.commandId ?? entry.id] : []))));
  const isLogged = (draft: Draft) => logged.value.has(draft.id) || logged.value.has(entryOf(draft) ?? draft.id);
  const pending = computed(() => followed.value.filter((draft) => !isLogged(draft)));
  const isAccepted = ({ state }: Draft) => state.value.is === 'sent';

  const dispose = effect(() => {
    const drafts = outbox.drafts.value.filter(({ channel, type }) => channel === 'chat' && type === sendType);
    // Gone from the outbox: accepted, or dismissed by the visitor, here or in another tab.
    const accepted = followed.peek().filter((draft) => !drafts.includes(draft) && isAccepted(draft) && !isLogged(draft));
    for (const { id } of accepted) acceptedAt.set(id, acceptedAt.get(id) ?? platform.elapsed());
    followed.value = [...accepted, ...drafts];
  });

  return {
    pending,
    unlogged: computed(() => pending.value.filter(isAccepted).length),
    wasRead(since) {
      followed.value = followed.peek().filter(({ id }) => !((acceptedAt.get(id) ?? since) + echoMs <= since));
    },
    dispose,
  };
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
