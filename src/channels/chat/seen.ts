import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { Platform } from '../../core/platform.ts';
import type { ChatLog } from './log.ts';
import type { Memory } from './memory.ts';

/** How far the visitor has read. */
export interface Seen {
  /** Messages from the other side that came since. */
  readonly unread: ReadonlySignal<number>;
  /** The entry before which a line says "new": the first one unread when the visitor came to look. */
  readonly divider: ReadonlySignal<string | undefined>;
  /** The last entry in front of the visitor's eyes. */
  readonly upTo: ReadonlySignal<string | undefined>;
  /** The visitor has answered: nothing above is new any more. */
  answer(): void;
  dispose(): void;
}

export interface SeenOptions {
  readonly platform: Platform;
  readonly log: Pick<ChatLog, 'entries' | 'complete'>;
  readonly memory: Memory;
  /** Whether the panel shows the conversation. */
  readonly shown: ReadonlySignal<boolean>;
}

export function createSeen({ platform, log, memory, shown }: SeenOptions): Seen {
  const { entries, complete } = log;
  const { seen } = memory;
  const divider = signal<string | undefined>(undefined);
  /** Nothing was marked yet since the visitor came to look. */
  let hasJustCome = false;

  const isReady = computed(() => complete.value && memory.isRead.value);
  const isWatched = computed(() => shown.value && platform.visible.value);
  const seenIndex = computed(() => entries.value.findIndex(({ id }) => id === seen.value));
  /** Seen in another tab, whose log is ahead, or in another history. */
  const isElsewhere = computed(() => seen.value !== undefined && seenIndex.value < 0);
  const news = computed(() =>
    isReady.value && !isElsewhere.value
      ? entries.value.slice(seenIndex.value + 1).filter((entry) => entry.type === 'message' && entry.from.side !== 'visitor')
      : [],
  );

  function markAll(): void {
    const last = entries.peek().at(-1);
    if (last) memory.see(last.id);
  }

  const undo = [
    // Another history: nobody could tell what in it is new.
    effect(() => {
      if (isReady.value && isElsewhere.peek()) untracked(markAll);
    }),
    effect(() => {
      if (!isWatched.value) return;
      divider.value = undefined;
      hasJustCome = true;
    }),
    effect(() => {
      if (!isWatched.value || !isReady.value || !entries.value.length) return;
      // What arrives while somebody looks gets no line: it is what they are looking at.
      if (hasJustCome) divider.value = news.peek()[0]?.id;
      hasJustCome = false;
      untracked(markAll);
    }),
  ];

  return {
    unread: computed(() => news.value.length),
    divider,
    upTo: seen,
    answer() {
      hasJustCome = false;
      divider.value = undefined;
    },
    dispose() {
      for (const stop of undo) stop();
    },
  };
}
