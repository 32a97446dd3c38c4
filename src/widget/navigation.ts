import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChannelName, Screen } from '../channels/channel.ts';

/** A screen somebody has been to. */
export interface Visit {
  readonly screen: Screen;
  /** How far it was scrolled when it was left. */
  scrolled: number;
}

/** Where in the panel the visitor is, and the way they came. */
export interface Navigation {
  readonly visit: ReadonlySignal<Visit>;
  readonly canGoBack: ReadonlySignal<boolean>;
  go(screen: Screen): void;
  back(): void;
}

/** The way back is no longer than this; the oldest steps are forgotten. */
const longest = 30;

/** Starts at home. Home is always the first step: whoever goes there has arrived. */
export function createNavigation(): Navigation {
  const home: Visit = { screen: { at: 'home' }, scrolled: 0 };
  const way = signal<readonly Visit[]>([home]);
  const visit = computed(() => way.value.at(-1) ?? home);
  return {
    visit,
    canGoBack: computed(() => way.value.length > 1),
    go(screen) {
      if (isSame(screen, visit.peek().screen)) return;
      if (screen.at === 'home') way.value = [{ ...(way.peek()[0] ?? home) }];
      else way.value = [home, ...way.peek().slice(1).slice(2 - longest), { screen, scrolled: 0 }];
    },
    back() {
      if (way.peek().length > 1) way.value = way.peek().slice(0, -1);
    },
  };
}

function isSame(one: Screen, other: Screen): boolean {
  return one.at === other.at && pathOf(one) === pathOf(other);
}

/** A channel's place in itself; empty at home. */
export function pathOf(screen: Screen): string {
  return screen.at === 'home' ? '' : (screen.path ?? '');
}

/** The channel a screen belongs to. Home is the search. */
export function roomAt(screen: Screen): ChannelName {
  return screen.at === 'home' ? 'faq' : screen.at;
}
