import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { DeskbellError } from '../core/error.ts';
import type { Draft, Outbox } from '../core/outbox.ts';
import type { Platform, Undo } from '../core/platform.ts';

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
export interface Followed {
  readonly draft: Draft;
  readonly progress: ReadonlySignal<Progress>;
  readonly stop: Undo;
}

/** Watches a draft until it is stopped. */
export function follow(draft: Draft, { outbox, platform }: { readonly outbox: Outbox; readonly platform: Platform }): Followed {
  // Once kept, a draft stays "kept" through its attempts: a screen that flips with every retry cannot be read.
  const lastError = signal<DeskbellError | undefined>(undefined);
  const stop = effect(() => {
    const state = draft.state.value;
    if (state.is === 'waiting') lastError.value = state.error;
  });

  const isBehind = () =>
    outbox.drafts.value.some((other) => other !== draft && other.channel === draft.channel && other.state.value.is === 'waiting');

  const why = (): WhyKept | undefined => {
    const kind = lastError.value?.kind;
    if (!platform.online.value || kind === 'offline') return 'offline';
    if (kind) return kind === 'limited' ? 'limited' : 'unavailable';
    return draft.state.value.is === 'queued' && isBehind() ? 'behind' : undefined;
  };

  const progress = computed((): Progress => {
    const state = draft.state.value;
    if (state.is === 'sent' || state.is === 'refused') return state;
    const kept = why();
    return kept ? { is: 'kept', trying: state.is === 'sending', why: kept } : { is: 'sending' };
  });

  return { draft, progress, stop };
}

/** The drafts of a channel, those of earlier pages and other tabs included. */
export interface Following {
  readonly all: ReadonlySignal<readonly Followed[]>;
  /** Follows a draft that was just submitted. */
  add(draft: Draft): void;
  /** Looks away from one that has ended. */
  drop(id: string): void;
  dispose(): void;
}

/** Follows every draft of a channel from when it is first seen, past its end, until it is dropped or dismissed. */
export function followAll({
  outbox,
  platform,
  channel,
  onProgress,
}: {
  readonly outbox: Outbox;
  readonly platform: Platform;
  readonly channel: string;
  /** Called for every followed draft, at first and whenever its progress changes. */
  readonly onProgress: (followed: Followed) => void;
}): Following {
  const all = signal<readonly Followed[]>([]);
  const listed = new Set<string>();
  const stops = new Map<string, Undo>();

  function add(draft: Draft) {
    if (all.peek().some((one) => one.draft.id === draft.id)) return;
    const followed = follow(draft, { outbox, platform });
    all.value = [...all.peek(), followed];
    const stopTelling = effect(() => {
      void followed.progress.value;
      untracked(() => onProgress(followed));
    });
    stops.set(draft.id, () => {
      stopTelling();
      followed.stop();
    });
  }

  function drop(id: string) {
    stops.get(id)?.();
    stops.delete(id);
    all.value = all.peek().filter(({ draft }) => draft.id !== id);
  }

  const stopWatching = effect(() => {
    const drafts = outbox.drafts.value.filter((draft) => draft.channel === channel);
    untracked(() => {
      const here = new Set(drafts.map(({ id }) => id));
      // Gone from the list without having been sent: somebody dismissed it, here or in another tab.
      for (const { draft } of all.peek()) if (listed.has(draft.id) && !here.has(draft.id) && draft.state.peek().is !== 'sent') drop(draft.id);
      for (const draft of drafts) add(draft);
      for (const id of here) listed.add(id);
    });
  });

  return {
    all,
    add,
    drop,
    dispose() {
      stopWatching();
      for (const stop of stops.values()) stop();
    },
  };
}
