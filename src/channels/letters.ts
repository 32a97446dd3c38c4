import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { DeskbellError, ErrorKind } from '../core/error.ts';
import type { Draft, DraftState } from '../core/outbox.ts';
import type { Undo } from '../core/platform.ts';
import type { ChannelContext } from './channel.ts';

/** How a draft goes on, in the terms a visitor cares about. */
export type Progress =
  | { readonly is: 'sending' }
  /** Not accepted yet, tried again by itself. `trying` while an attempt runs. */
  | { readonly is: 'kept'; readonly trying: boolean; readonly why: WhyKept }
  | { readonly is: 'sent'; readonly result: unknown }
  | { readonly is: 'refused'; readonly error: DeskbellError };

/** What stops a draft: no network, no backend, too much at once, or only an older draft in front of it. */
export type WhyKept = 'offline' | 'unavailable' | 'limited' | 'behind';

/** A draft and how it goes on. */
export interface Letter {
  readonly draft: Draft;
  readonly progress: ReadonlySignal<Progress>;
}

/** The drafts of a channel, those of earlier pages and other tabs included. */
export interface Letters {
  /** Oldest first; each from when it is first seen, past its end, until it is dropped or dismissed. */
  readonly all: ReadonlySignal<readonly Letter[]>;
  /** Looks away from one that has ended. */
  drop(id: string): void;
  dispose(): void;
}

/** What {@link followLetters} needs to know. */
export interface LettersOptions {
  readonly context: Pick<ChannelContext<unknown>, 'outbox' | 'platform'>;
  readonly channel: string;
  /** Called for every letter, at first and whenever its progress changes. */
  onProgress(letter: Letter): void;
}

/** Follows every draft of a channel. */
export function followLetters({ context: { outbox, platform }, channel, onProgress }: LettersOptions): Letters {
  const all = signal<readonly Letter[]>([]);
  const stops = new Map<string, Undo>();

  function follow(draft: Draft) {
    const progress = signal<Progress>({ is: 'sending' });
    const letter = { draft, progress };
    let failure: ErrorKind | undefined;
    all.value = [...all.value, letter];
    const stop = effect(() => {
      const state = draft.state.value;
      // Once kept, a draft stays "kept" through its attempts: a screen that flips with every retry cannot be read.
      if (state.is === 'waiting') failure = state.error.kind;
      progress.value = toProgress(state, whyKept(draft, failure));
      untracked(() => onProgress(letter));
    });
    stops.set(draft.id, stop);
  }

  function whyKept(draft: Draft, failure: ErrorKind | undefined): WhyKept | undefined {
    if (!platform.online.value || failure === 'offline') return 'offline';
    if (failure) return failure === 'limited' ? 'limited' : 'unavailable';
    const isBehind = (other: Draft) => other !== draft && other.channel === channel && other.state.value.is === 'waiting';
    return draft.state.value.is === 'queued' && outbox.drafts.value.some(isBehind) ? 'behind' : undefined;
  }

  function drop(id: string) {
    stops.get(id)?.();
    stops.delete(id);
    all.value = all.value.filter(({ draft }) => draft.id !== id);
  }

  const stopWatching = effect(() => {
    const drafts = outbox.drafts.value.filter((draft) => draft.channel === channel);
    untracked(() => {
      // Gone without having been sent: somebody dismissed it, here or in another tab.
      for (const { draft } of all.value) if (draft.state.value.is !== 'sent' && !drafts.includes(draft)) drop(draft.id);
      for (const draft of drafts) if (!stops.has(draft.id)) follow(draft);
    });
  });

  return {
    all,
    drop,
    dispose() {
      stopWatching();
      for (const stop of stops.values()) stop();
    },
  };
}

function toProgress(state: DraftState, why: WhyKept | undefined): Progress {
  if (state.is === 'sent' || state.is === 'refused') return state;
  return why ? { is: 'kept', trying: state.is === 'sending', why } : { is: 'sending' };
}
