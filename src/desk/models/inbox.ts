import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { isDeskbellError, toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { InboxItem } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import { dueAt } from './due.ts';
import { createFilter, everyStatus, isOf, statusOf, type Filter, type Status } from './filter.ts';
import { createFinder } from './finding.ts';
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

/** How many rows each channel has of those that are looked after, and how many of them nobody has read. */
export type Counts = Readonly<Record<Filter['channel'], { readonly all: number; readonly unread: number }>>;

/** Everything from every channel, in one list. */
export interface Inbox {
  readonly state: ReadonlySignal<InboxState>;
  /** Whether the server is being asked at this moment. */
  readonly reading: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<Filter>;
  /** Unread first, then who still waits for an answer, then newest, unless the filter says otherwise; calls alone by when to make them, what is put off by when it comes back. */
  readonly rows: ReadonlySignal<readonly Entry[]>;
  readonly counts: ReadonlySignal<Counts>;
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
  readonly api: Pick<Api, 'inbox' | 'search'>;
  readonly world: Pick<World, 'after' | 'habits' | 'log'>;
  /** Who sits here. */
  readonly me: () => string | undefined;
}

/** The row that is being read, as the list treats it: as it was when it was opened. */
interface Held {
  readonly conversation: string;
  readonly status: Status;
  /** What needs somebody comes before what does not. */
  readonly need: number;
  /** When it began to. */
  readonly since: number;
  readonly assignee: string | undefined;
}

const heldOf = (item: InboxItem): Held => ({ conversation: item.conversation, status: statusOf(item), need: needOf(item), since: item.waitingSince ?? item.at, assignee: item.assignee?.id });
const needOf = ({ unread, waitingSince }: InboxItem) => (unread ? 2 : waitingSince === undefined ? 0 : 1);

/** Who needs somebody, read or not, the longest first; then the rest, newest first. */
const byWait = (a: Held, b: Held) => Number(b.need > 0) - Number(a.need > 0) || (a.need > 0 ? a.since - b.since : b.since - a.since);

const returnsAt = ({ laterUntil, at }: InboxItem) => laterUntil ?? at;

/** Makes an empty inbox. */
export function createInbox({ api, world, me }: InboxOptions): Inbox {
  const state = signal<InboxState>({ is: 'loading' });
  const { now: filter, change, reset } = createFilter(world.habits);
  const past = createPast({ world, api });
  const entries = signal<ReadonlyMap<string, { readonly id: string; readonly item: Signal<InboxItem> }>>(new Map());
  const held = signal<Held | undefined>(undefined);

  /** Found in the history and not in the list. */
  const older = computed(() => [...past.found.value].flatMap(([id, item]) => (entries.value.has(id) ? [] : { id, item })));
  const itemOf = (id: string) => entries.value.get(id)?.item ?? past.found.value.get(id);

  const rows = computed(() => {
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
    const all = { all: 0, unread: 0 };
    const found = { all, contact: { ...all }, chat: { ...all }, callback: { ...all } };
    const { status, whose } = filter.value;
    for (const { item } of entries.value.values()) {
      if (statusOf(item.value) !== status || !isOf(whose, item.value.assignee?.id, me())) continue;
      for (const count of [found.all, found[item.value.channel]]) {
        count.all += 1;
        if (item.value.unread) count.unread += 1;
      }
    }
    return found;
  });

  const untouched = computed(() => state.value.is === 'ready' && entries.value.size === 0);
  const unread = computed(() => [...entries.value.values()].filter(({ item }) => item.value.unread && statusOf(item.value) !== 'later').length);

  const reading = signal(false);
  let underWay: Promise<void> | undefined;
  let again = false;
  /** Rows that arrived while a reading was under way; they are younger than its answer. */
  let meanwhile: InboxItem[] = [];
  let generation = 0;

  async function read() {
    const mine = generation;
    try {
      const items = await api.inbox();
      if (mine !== generation) return;
      batch(() => {
        const known = entries.value;
        entries.value = new Map(
          items.map((item) => {
            const entry = known.get(item.conversation) ?? { id: item.conversation, item: signal(item) };
            entry.item.value = item;
            return [item.conversation, entry];
          }),
        );
        for (const item of meanwhile) put(item);
        state.value = { is: 'ready' };
      });
    } catch (thrown) {
      if (mine !== generation || isDeskbellError(thrown, 'unauthorized')) return;
      state.value = { is: 'failed', error: toDeskbellError(thrown) };
    }
  }

  function put(item: InboxItem) {
    const known = entries.value.get(item.conversation)?.item;
    // One that was found and is opened stays when the search ends.
    if (!known) entries.value = new Map(entries.value).set(item.conversation, { id: item.conversation, item: signal(item) });
    // An answer that was overtaken by a frame on its way knows less.
    else if (item.head >= known.value.head && (item.revision ?? 0) >= (known.value.revision ?? 0)) known.value = item;
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
      });
    },
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
      put(item);
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
        past.search('');
      });
    },
  };
}
