import { signal, type ReadonlySignal } from '@preact/signals-core';
import { inboxStatuses, type InboxItem } from '../../protocol/index.ts';
import type { World } from '../world.ts';

export type Channel = InboxItem['channel'];
/** On the list, put off until later, or done. */
export const everyStatus = inboxStatuses;
export type Status = (typeof everyStatus)[number];

/** Under which status a conversation is to be found. */
export const statusOf = ({ status, laterUntil }: InboxItem): Status => (status === 'open' && laterUntil !== undefined ? 'later' : status);

/** Whose conversations: everybody's, those of who sits here, those that are nobody's yet. */
export type Whose = 'all' | 'mine' | 'nobody';
export const everyWhose: readonly Whose[] = ['all', 'mine', 'nobody'];

/** Which of those that need somebody comes first. */
export type Order = 'newest' | 'longest';
export const everyOrder: readonly Order[] = ['newest', 'longest'];

/** What the list shows. */
export interface Filter {
  readonly channel: Channel | 'all';
  readonly status: Status;
  readonly whose: Whose;
  readonly order: Order;
  readonly words: string;
}

/** The filter of the list. Whose conversations one looks after, and in which order, are habits and stay; the rest begins anew. */
export interface FilterModel {
  readonly now: ReadonlySignal<Filter>;
  change(next: Partial<Filter>): void;
  /** As it is when somebody sits down. */
  reset(): void;
}

export function createFilter(habits: World['habits']): FilterModel {
  /** What is usual is no habit. */
  const habit = <Choice extends string>(key: string, all: readonly Choice[]) => all.find((one) => one === habits.read(key)) ?? all[0]!;
  const keep = <Choice extends string>(key: string, all: readonly Choice[], choice: Choice | undefined) =>
    choice && habits.write(key, choice === all[0] ? undefined : choice);
  const beginning = (): Filter => ({ channel: 'all', status: 'open', whose: habit('whose', everyWhose), order: habit('order', everyOrder), words: '' });
  const now = signal(beginning());
  return {
    now,
    change(next) {
      now.value = { ...now.value, ...next };
      keep('whose', everyWhose, next.whose);
      keep('order', everyOrder, next.order);
    },
    reset: () => void (now.value = beginning()),
  };
}

/** Whether a conversation of this agent, or of nobody, is one of those. */
export function isOf(whose: Whose, assignee: string | undefined, me: string | undefined): boolean {
  return whose === 'all' || (whose === 'nobody' ? assignee === undefined : assignee !== undefined && assignee === me);
}
