import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Undo } from '../../core/platform.ts';
import type { InboxItem, InboxView } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import { countsOf, recount, type Counts } from './counts.ts';
import { isOf, statusOf, type Filter, type Status } from './filter.ts';

/**
 * What the list of a shop with very much to do leaves out: it is read section by section, as far as somebody goes. So many rows of a
 * section as were asked for are the first of it, in order; what else the list holds is not shown, since others are missing in between.
 */
export interface Beyond {
  /** Whether of what is shown now there may be more than the list holds. */
  readonly isCut: ReadonlySignal<boolean>;
  /** So many rows are shown at most. */
  readonly shown: ReadonlySignal<number>;
  /** How many there are in all of what is shown now; absent while nothing is cut, or not counted yet. */
  readonly counts: ReadonlySignal<Counts | undefined>;
  /** There are more than were counted. */
  readonly isLeast: ReadonlySignal<boolean>;
  /** How many nobody has read; absent while the list holds all of them. */
  readonly unread: ReadonlySignal<number | undefined>;
  /** Reads what belongs to an inbox that was read, if it is cut; {@link Section.take} says that both are to be believed. */
  follow(view: InboxView): Promise<Section>;
  /** The same after the filter has changed: shows the beginning. Undefined: the list holds everything. */
  turn(): Promise<Section> | undefined;
  /** The same, and further on. */
  more(): Promise<Section> | undefined;
  /** A row of the list has changed. One that was not known makes the server count again, after a while. */
  moved(before: InboxItem | undefined, after: InboxItem): void;
  clear(): void;
}

/** Rows that were read. */
export interface Section {
  readonly items: readonly InboxItem[];
  /** Call it with everything else that changes on the screen. False: the agent has turned to something else meanwhile. */
  take(): boolean;
}

/** What {@link createBeyond} needs. */
export interface BeyondOptions {
  readonly api: Pick<Api, 'section'>;
  readonly world: Pick<World, 'after' | 'log'>;
  readonly filter: ReadonlySignal<Filter>;
  readonly me: () => string | undefined;
}

/** So many rows are shown, and so many more each time they are asked for. */
export const rowsTogether = 500;
/** Further on somebody looks for something, for which there are words and filters. The server answers no more at once. */
export const rowsAtMost = 5_000;
/** A row nobody knew makes the counts uncertain; a busy shop has one every second. */
export const recountMs = 5_000;

interface Census {
  readonly of: string;
  readonly counts: Counts;
  readonly isLeast: boolean;
}

export function createBeyond({ api, world, filter, me }: BeyondOptions): Beyond {
  const cut = signal<readonly Status[]>([]);
  const shown = signal(rowsTogether);
  const census = signal<Census | undefined>(undefined);
  const unread = signal<number | undefined>(undefined);
  let undoRecount: Undo | undefined;

  const isCut = computed(() => cut.value.includes(filter.value.status));
  const countedOf = ({ status, whose }: Filter) => `${status} ${whose}`;
  const sectionOf = (asked: Filter) => `${countedOf(asked)} ${asked.channel} ${asked.order} ${shown.peek()}`;
  const known = computed(() => (isCut.value && census.value?.of === countedOf(filter.value) ? census.value : undefined));

  async function read(count: number): Promise<Section> {
    const asked = filter.peek();
    const section = sectionOf(asked);
    const { status, channel, whose, order } = asked;
    const answer = await api.section({ status, channel, whose, order, count });
    return {
      items: answer.items,
      take() {
        if (sectionOf(filter.peek()) !== section) return false;
        census.value = { of: countedOf(asked), counts: countsOf(answer), isLeast: answer.isLeast };
        if (unread.peek() !== undefined) unread.value = answer.unread;
        return true;
      },
    };
  }

  function countAgainSoon() {
    undoRecount ??= world.after(recountMs, () => {
      undoRecount = undefined;
      void countAgain();
    });
  }

  async function countAgain() {
    try {
      (await read(0)).take();
    } catch (thrown) {
      world.log('Could not count the inbox', thrown);
    }
  }

  return {
    isCut,
    shown,
    counts: computed(() => known.value?.counts),
    isLeast: computed(() => isCut.value && (known.value?.isLeast ?? true)),
    unread,
    async follow(view) {
      const section = view.cut?.includes(filter.peek().status) ? await read(shown.peek()) : undefined;
      return {
        items: section?.items ?? [],
        take() {
          cut.value = view.cut ?? [];
          unread.value = view.cut?.includes('open') ? view.unread : undefined;
          return section ? section.take() : !isCut.peek();
        },
      };
    },
    turn() {
      shown.value = rowsTogether;
      return isCut.peek() ? read(rowsTogether) : undefined;
    },
    more() {
      shown.value = Math.min(rowsAtMost, shown.peek() + rowsTogether);
      return isCut.peek() ? read(shown.peek()) : undefined;
    },
    moved(before, after) {
      if (!cut.peek().length) return;
      const isUnread = (item: InboxItem) => Number(item.unread && statusOf(item) !== 'later');
      if (!before) return countAgainSoon();
      if (unread.peek() !== undefined) unread.value = unread.peek()! + isUnread(after) - isUnread(before);
      const { status, whose } = filter.peek();
      const counted = (item: InboxItem) => (statusOf(item) === status && isOf(whose, item.assignee?.id, me()) ? item : undefined);
      const now = known.peek();
      if (now) census.value = { ...now, counts: recount(now.counts, counted(before), counted(after)) };
    },
    clear() {
      undoRecount?.();
      undoRecount = undefined;
      batch(() => {
        cut.value = [];
        census.value = undefined;
        unread.value = undefined;
        shown.value = rowsTogether;
      });
    },
  };
}
