import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { isDeskbellError, toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { InboxItem } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import { createBeyond, rowsAtMost, type Section } from './beyond.ts';
import { countRows, type Counts } from './counts.ts';
import { dueAt } from './due.ts';
import { createFilter, everyStatus, isOf, statusOf, type Filter, type Status } from './filter.ts';
import { createFinder } from './finding.ts';
import { byWait, heldOf, returnsAt, type Held } from './order.ts';
import { createPast } from './past.ts';

/** One row. It has its own signal, so that a word said in one conversation repaints one row. */
export interface Entry {
  readonly id: string;
  readonly item: ReadonlySignal<InboxItem>;
}

/** How reading the inbox stands. What was read before stays on the screen when a later reading fails. */
export type InboxState =
  | { readonly is: 'loading' }
  | { readonly is: 'ready' }
  | { readonly is: 'failed'; readonly error: DeskbellError };

/** Everything from every channel, in one list. */
export interface Inbox {
  readonly state: ReadonlySignal<InboxState>;
  /** Whether the server is being asked at this moment. */
  readonly reading: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<Filter>;
  /** Unread first, then who still waits for an answer, then newest, unless the filter says otherwise; calls alone by when to make them, what is put off by when it comes back. */
  readonly rows: ReadonlySignal<readonly Entry[]>;
  readonly counts: ReadonlySignal<Counts>;
  /** There are more than {@link counts} says. */
  readonly isLeast: ReadonlySignal<boolean>;
  /** Whether there are rows behind those that are shown. */
  readonly hasMore: ReadonlySignal<boolean>;
  /** Nobody has ever written: it was read, and there is nothing. */
  readonly untouched: ReadonlySignal<boolean>;
  /** Unread conversations of all channels: the number in the page's title. */
  readonly unread: ReadonlySignal<number>;
  /** Whether the history is being searched as well. */
  readonly searching: ReadonlySignal<boolean>;
  /** How many rows that are searched for are to be found under the statuses that are not shown. */
  readonly elsewhere: ReadonlySignal<ReadonlyMap<Status, number>>;
  find(id: string): InboxItem | undefined;
  show(filter: Partial<Filter>): void;
  /** Shows more of what {@link hasMore}. */
  more(): void;
  /** Reads everything again. Never throws: {@link state} says how it went. */
  load(): Promise<void>;
  /** A row as the server has it now. */
  apply(item: InboxItem): void;
  /** There is no such conversation any more. */
  forget(id: string): void;
  /**
   * Keeps a row where it is while it is being read: it would otherwise jump down the list the moment it is opened, or
   * out of it the moment it is done.
   */
  hold(id: string | undefined): void;
  /** The row so many places below one; the first or last where nothing is open. */
  neighbour(id: string | undefined, steps: number): string | undefined;
  /** The first row nobody has read, other than one. */
  nextUnread(id: string | undefined): string | undefined;
  /** Forgets everything: another person may sign in. */
  clear(): void;
}

/** What {@link createInbox} needs. */
export interface InboxOptions {
  readonly api: Pick<Api, 'inbox' | 'search' | 'section'>;
  readonly world: Pick<World, 'after' | 'habits' | 'log'>;
  /** Who sits here. */
  readonly me: () => string | undefined;
}

/** Makes an empty inbox. */
export function createInbox({ api, world, me }: InboxOptions): Inbox {
  const state = signal<InboxState>({ is: 'loading' });
  const { now: filter, change, reset } = createFilter(world.habits);
  const past = createPast({ world, api });
  const beyond = createBeyond({ api, world, filter, me });
  const entries = signal<ReadonlyMap<string, { readonly id: string; readonly item: Signal<InboxItem> }>>(new Map());
  const held = signal<Held | undefined>(undefined);

  /** Found in the history and not in the list. */
  const older = computed(() => [...past.found.value].flatMap(([id, item]) => (entries.value.has(id) ? [] : { id, item })));
  const itemOf = (id: string) => entries.value.get(id)?.item ?? past.found.value.get(id);

  const all = computed(() => {
    const { channel, status, whose, order, words } = filter.value;
    const found = createFinder(words);
    const dueFirst = status === 'later' ? returnsAt : channel === 'callback' && status === 'open' ? dueAt : undefined;
    const mine = me();
    return [...entries.value.values(), ...older.value]
      .map((entry) => {
        const item = entry.item.value;
        return { entry, item, as: held.value?.conversation === entry.id ? held.value : heldOf(item) };
      })
      .filter(({ item, as }) => as.status === status && isOf(whose, as.assignee, mine) && (channel === 'all' || item.channel === channel) && (found(item) || past.found.value.has(item.conversation)))
      .sort(({ item: a, as: asA }, { item: b, as: asB }) => (dueFirst ? dueFirst(a) - dueFirst(b) : order === 'longest' ? byWait(asA, asB) : asB.need - asA.need || b.at - a.at))
      .map(({ entry }) => entry);
  });
  const isSearch = computed(() => filter.value.words.trim() !== '');
  const rows = computed(() => (isSearch.value ? all.value : all.value.slice(0, beyond.shown.value)));

  const elsewhere = computed(() => {
    const { status, words } = filter.value;
    const counts = new Map<Status, number>();
    if (!words.trim()) return counts;
    const found = createFinder(words);
    const all = [...entries.value.values(), ...older.value].map(({ item }) => item.value).filter((item) => found(item) || past.found.value.has(item.conversation));
    for (const other of everyStatus) {
      const count = all.filter((item) => statusOf(item) === other).length;
      if (other !== status && count > 0) counts.set(other, count);
    }
    return counts;
  });

  const counts = computed(() => {
    const { status, whose } = filter.value;
    const items = [...entries.value.values()].map(({ item }) => item.value);
    return beyond.counts.value ?? countRows(items.filter((item) => statusOf(item) === status && isOf(whose, item.assignee?.id, me())));
  });
  const hasMore = computed(() => {
    const isBeyond = beyond.isCut.value && counts.value[filter.value.channel].all > all.value.length;
    return !isSearch.value && beyond.shown.value < rowsAtMost && (isBeyond || all.value.length > rows.value.length);
  });

  const untouched = computed(() => state.value.is === 'ready' && entries.value.size === 0);
  const unread = computed(() => beyond.unread.value ?? [...entries.value.values()].filter(({ item }) => item.value.unread && statusOf(item.value) !== 'later').length);

  const reading = signal(false);
  let underWay: Promise<void> | undefined;
  let again = false;
  /** Rows that arrived while a reading was under way; they are younger than its answer. */
  let meanwhile: InboxItem[] = [];
  let generation = 0;

  async function read() {
    const mine = generation;
    try {
      const view = await api.inbox();
      const section = await beyond.follow(view);
      if (mine !== generation) return;
      batch(() => {
        if (!section.take()) void add(beyond.turn());
        const known = entries.value;
        // Of what is cut the one that is open may be left out; that is no reason to take it from before somebody's eyes.
        const open = view.cut && held.value && known.get(held.value.conversation);
        entries.value = new Map(
          [...(open ? [open.item.value] : []), ...view.items, ...section.items].map((item) => {
            const entry = known.get(item.conversation) ?? { id: item.conversation, item: signal(item) };
            entry.item.value = item;
            return [item.conversation, entry];
          }),
        );
        for (const item of meanwhile) put(item);
        state.value = { is: 'ready' };
      });
    } catch (thrown) {
      if (mine === generation) fail(thrown);
    }
  }

  /** Adds what the list had left out. */
  async function add(asked: Promise<Section> | undefined) {
    if (!asked) return;
    const mine = generation;
    reading.value = true;
    try {
      const section = await asked;
      if (mine === generation) batch(() => section.take() && putAll(section.items));
    } catch (thrown) {
      if (mine === generation) fail(thrown);
    } finally {
      if (mine === generation) reading.value = underWay !== undefined;
    }
  }

  function fail(thrown: unknown) {
    if (!isDeskbellError(thrown, 'unauthorized')) state.value = { is: 'failed', error: toDeskbellError(thrown) };
  }

  function putAll(items: readonly InboxItem[]) {
    const next = new Map(entries.value);
    for (const item of items) if (!next.has(item.conversation)) next.set(item.conversation, { id: item.conversation, item: signal(item) });
    entries.value = next;
    for (const item of items) put(item);
  }

  /** Whether it says anything new. */
  function put(item: InboxItem): boolean {
    const known = entries.value.get(item.conversation)?.item;
    // One that was found and is opened stays when the search ends.
    if (!known) entries.value = new Map(entries.value).set(item.conversation, { id: item.conversation, item: signal(item) });
    // An answer that was overtaken by a frame on its way knows less.
    else if (item.head < known.value.head || (item.revision ?? 0) < (known.value.revision ?? 0)) return false;
    else known.value = item;
    return true;
  }

  function forget(id: string) {
    batch(() => {
      past.forget(id);
      if (!entries.value.has(id)) return;
      const left = new Map(entries.value);
      left.delete(id);
      entries.value = left;
    });
  }

  return {
    state,
    reading,
    filter,
    rows,
    counts,
    isLeast: beyond.isLeast,
    hasMore,
    untouched,
    unread,
    searching: past.asking,
    elsewhere,
    find: (id) => itemOf(id)?.value,
    show(next) {
      batch(() => {
        change(next);
        if (next.words !== undefined) past.search(next.words);
        held.value = undefined;
        if (next.status ?? next.channel ?? next.whose ?? next.order) void add(beyond.turn());
      });
    },
    more: () => void add(beyond.more()),
    async load() {
      past.again();
      again = true;
      underWay ??= (async () => {
        reading.value = true;
        while (again) {
          again = false;
          meanwhile = [];
          await read();
        }
        reading.value = false;
        underWay = undefined;
      })();
      return underWay;
    },
    apply(item) {
      if (underWay) meanwhile.push(item);
      const before = itemOf(item.conversation)?.value;
      if (put(item)) beyond.moved(before, item);
    },
    forget,
    hold(id) {
      const item = id === undefined ? undefined : itemOf(id)?.value;
      held.value = item && heldOf(item);
    },
    neighbour(id, steps) {
      const all = rows.value;
      const from = all.findIndex((entry) => entry.id === id);
      if (from < 0) return (steps > 0 ? all[0] : all.at(-1))?.id;
      return all[Math.max(0, Math.min(all.length - 1, from + steps))]?.id;
    },
    nextUnread: (id) => rows.value.find((entry) => entry.id !== id && entry.item.value.unread)?.id,
    clear() {
      generation += 1;
      batch(() => {
        entries.value = new Map();
        held.value = undefined;
        state.value = { is: 'loading' };
        reset();
        beyond.clear();
        past.search('');
      });
    },
  };
}
