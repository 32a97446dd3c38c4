import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Draft } from '../../core/outbox.ts';
import type { Platform, Undo } from '../../core/platform.ts';
import type { ChatEntry, ChatSent } from './port.ts';

export const sendType = 'chat.send';
/** Where files on their way are kept. */
export const attachedKey = 'attached';

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
  /** The messages' and the files'. */
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  readonly entries: ReadonlySignal<readonly ChatEntry[]>;
}

/** How long an accepted message may take to show in the history; not every backend reads where it writes. */
export const echoMs = 2_000;

export function createOwn({ platform, drafts: all, entries }: OwnOptions): Own {
  const followed = signal<readonly Draft[]>([]);
  const acceptedAt = new Map<string, number>();
  const logged = computed(() => new Set(entries.value.flatMap((entry) => (entry.type === 'message' ? [entry.id, entry.commandId ?? entry.id] : []))));
  const isLogged = (draft: Draft) => logged.value.has(draft.id) || logged.value.has(entryOf(draft) ?? draft.id);
  const pending = computed(() => followed.value.filter((draft) => !isLogged(draft)));
  const isAccepted = ({ state }: Draft) => state.value.is === 'sent';

  const dispose = effect(() => {
    const drafts = all.value.filter(({ channel }) => channel === 'chat');
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

/** The file of a draft that is one; what is wrong with it is found out by who shows it. */
export function attachedIn(draft: Draft): unknown {
  return (draft.body as { readonly attached?: unknown } | undefined)?.attached;
}

/** The id of the entry an accepted draft became, when the backend said so. */
function entryOf(draft: Draft): string | undefined {
  const state = draft.state.value;
  if (state.is !== 'sent') return undefined;
  const { entry } = (state.result ?? {}) as Partial<ChatSent>;
  return typeof entry === 'string' ? entry : undefined;
}
