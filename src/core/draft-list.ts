import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Draft, DraftState } from './draft.ts';
import { fromErrorBody, toErrorBody } from './error.ts';
import type { News } from './outbox-news.ts';
import type { Platform } from './platform.ts';
import type { Ending, KeptDraft, Shelf } from './shelf.ts';

/** A draft whose state may be changed. */
export type LiveDraft = Draft & Omit<KeptDraft, 'refused'> & { readonly state: Signal<DraftState> };

/** The drafts as this tab shows them: what lies on the shelf, with what is known of each. */
export interface DraftList {
  /** Oldest first, those of other tabs included. */
  readonly drafts: ReadonlySignal<readonly LiveDraft[]>;
  find(id: string): LiveDraft | undefined;
  /** Shows a new draft at once; resolves when it lies on the shelf. */
  add(draft: LiveDraft): Promise<void>;
  /** Makes the list what the shelf says. */
  refresh(): Promise<void>;
  /** Takes in what became of a draft, in this tab or in another. */
  learn(news: News): void;
  /** Shows it no longer. */
  leave(id: string, how: Ending): void;
  /** Whether it has ended here or, as we heard, elsewhere. */
  isOver(id: string): boolean;
}

/** What {@link createDraftList} needs to know. */
export interface DraftListOptions {
  readonly shelf: Shelf;
  readonly platform: Pick<Platform, 'now'>;
  /** Called with what was learned, once the list says so. */
  onLearned(news: News): void;
}

/** Starts empty; `refresh` fills it. */
export function createDraftList({ shelf, platform, onLearned }: DraftListOptions): DraftList {
  const drafts = signal<readonly LiveDraft[]>([]);
  /** Not on the shelf yet, so that nobody concludes from their absence. */
  const adding = new Set<string>();
  /** An older copy of the shelf must not bring these back. */
  const over = new Map<string, Ending>();

  // Signals are peeked at in here: a model may call us inside an effect, which must not come to depend on our insides.

  const find = (id: string) => drafts.peek().find((draft) => draft.id === id);

  async function put({ state, ...kept }: LiveDraft): Promise<void> {
    const now = state.peek();
    adding.add(kept.id);
    await shelf.add(now.is === 'refused' ? { ...kept, refused: toErrorBody(now.error) } : kept);
    adding.delete(kept.id);
  }

  async function refresh(): Promise<void> {
    const expected = new Set(drafts.peek().map(({ id }) => id).filter((id) => !adding.has(id)));
    const { drafts: kept, ended } = await shelf.read();
    const known = new Map(drafts.peek().map((draft) => [draft.id, draft]));
    const found: LiveDraft[] = [];
    // Whoever ended it may have died before the shelf had heard of it, and the next page would send it once more.
    const waiting = kept.filter(({ id }) => {
      const how = over.get(id);
      if (how) void shelf.end(id, how);
      return !how;
    });
    const list = waiting.map(({ refused, ...one }) => {
      const draft = known.get(one.id) ?? Object.assign(one, { state: signal<DraftState>({ is: 'queued' }) });
      if (!known.delete(one.id)) found.push(draft);
      if (refused && draft.state.peek().is !== 'refused') draft.state.value = { is: 'refused', error: fromErrorBody(refused) };
      return draft;
    });
    for (const draft of known.values()) {
      const how = ended.get(draft.id);
      if (how) {
        learn({ id: draft.id, channel: draft.channel, is: how, result: undefined });
        continue;
      }
      list.push(draft);
      // The store has lost it. Repeating is safe, losing is not.
      if (expected.has(draft.id)) void put(draft);
    }
    drafts.value = list;
    // Whoever looks finds more than they came for: what a store that was full has put back is nobody's work yet.
    for (const { id, channel } of found) onLearned({ id, channel, is: 'queued' });
  }

  function learn(news: News): void {
    const draft = find(news.id);
    if (draft && news.is !== 'queued' && news.is !== 'dismissed') draft.state.value = stateOf(news, platform.now());
    if (news.is === 'sent' || news.is === 'dismissed') leave(news.id, news.is);
    onLearned(news);
  }

  function leave(id: string, how: Ending): void {
    over.set(id, how);
    drafts.value = drafts.peek().filter((draft) => draft.id !== id);
  }

  return {
    drafts,
    find,
    add(draft) {
      drafts.value = [...drafts.peek(), draft];
      return put(draft);
    },
    refresh,
    learn,
    leave,
    isOver: (id) => over.has(id),
  };
}

function stateOf(news: Exclude<News, { is: 'queued' | 'dismissed' }>, now: number): DraftState {
  switch (news.is) {
    case 'sending':
      return { is: 'sending' };
    case 'waiting':
      return { is: 'waiting', until: now + news.ms, error: news.error };
    case 'refused':
      return { is: 'refused', error: news.error };
    case 'sent':
      return { is: 'sent', result: news.result };
  }
}
