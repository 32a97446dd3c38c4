import { effect, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { ChannelModel, Screen } from '../channels/channel.ts';
import { safeLocale } from '../core/locale.ts';
import type { Consent } from './frame.ts';
import type { Handle, Token } from './handle.ts';
import type { Navigation } from './navigation.ts';
import type { Opening } from './opening.ts';
import type { People } from './people/people.ts';
import type { Visitor } from './frame.ts';
import type { Voice } from './voice.ts';

/** What a program can ask for, beyond what a hand can do. */
export type Verbs = Omit<Handle, 'on' | 'destroy' | 'close' | 'toggle' | 'unread'>;
export type VerbName = keyof Verbs;

/** What {@link createVerbs} works on. */
export interface VerbsOptions {
  readonly opening: Opening;
  readonly navigation: Navigation;
  readonly visitor: ReadonlySignal<Visitor>;
  readonly prefilled: Signal<Readonly<Record<string, string>>>;
  readonly token: Signal<Token | undefined>;
  readonly voice: Voice;
  readonly consent: Consent;
  /** Closes, and starts over as if nobody had been here. */
  renew(): void;
}

const places: ReadonlySet<string> = new Set<Screen['at']>(['home', 'faq', 'chat', 'contact', 'callback']);

/** Makes the verbs. Arguments come from pages, so each is made what it must be. */
export function createVerbs({ opening, navigation, visitor, prefilled, token, renew, voice, consent }: VerbsOptions): Verbs {
  function show(screen?: Screen): void {
    if (screen) navigation.go(screen);
    opening.open();
  }

  /** The model of the search, once its room is there; nothing when that fails. */
  function callFaq(): Promise<ChannelModel | undefined> {
    const { rooms } = visitor.peek();
    rooms.enter('faq');
    return new Promise((resolve) => {
      const stop = effect(() => {
        const state = rooms.state('faq');
        if (state.is === 'loading') return;
        resolve(state.is === 'ready' ? state.model : undefined);
        // Not from within its own first run.
        queueMicrotask(() => stop());
      });
    });
  }

  /** Waits until somebody is called; fetches nothing. */
  function peopleOf({ people }: Visitor): Promise<People> {
    return new Promise((resolve) => {
      const stop = effect(() => {
        const now = people.value;
        if (now.is !== 'here') return;
        resolve(now.people);
        queueMicrotask(() => stop());
      });
    });
  }

  /** For somebody else what is on the screen and in the making is not theirs. What the page knows of them is. */
  async function startOverUnlessSame(before: Visitor, people: People): Promise<void> {
    if ((await people.isSame()) || visitor.peek() !== before) return;
    startOver();
  }

  /** What the page knows of whoever comes now stays. */
  function startOver(): void {
    const [next, known] = [token.peek(), prefilled.peek()];
    renew();
    prefilled.value = known;
    token.value = next;
  }

  return {
    async open(place: unknown) {
      const [at = '', article] = String(place).split(':');
      if (article) show({ at: 'faq', path: `article/${article}` });
      else show(places.has(at) ? ({ at } as Screen) : undefined);
    },
    async search(words: unknown) {
      show({ at: 'home' });
      (await callFaq())?.type?.(String(words));
    },
    async article(id) {
      show({ at: 'faq', path: `article/${id}` });
    },
    async ask(words: unknown) {
      const { journey, callPeople } = visitor.peek();
      if (words) journey.carry(String(words));
      const way = (await callPeople())?.offered[0];
      show({ at: way?.name ?? 'home' });
    },
    async suggest(articles) {
      (await callFaq())?.suggest?.([...articles].map(String));
    },
    async prefill(fields) {
      prefilled.value = Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));
    },
    async identify(next) {
      token.value = next;
      const before = visitor.peek();
      const checked = peopleOf(before).then((people) => startOverUnlessSame(before, people));
      // Nobody called yet: the page need not wait for that.
      if (before.people.peek().is === 'here') await checked;
    },
    async locale(tag: unknown) {
      await voice.speak(safeLocale(String(tag)));
    },
    async consent(next: unknown) {
      consent.set(next === true || next === 'granted');
    },
    async logout() {
      // At once: whom the page names from now on, perhaps before all is forgotten, is the next one.
      opening.close();
      token.value = undefined;
      prefilled.value = {};
      const people = await visitor.peek().callPeople();
      const forgotten = people?.forget();
      startOver();
      await forgotten;
    },
  };
}
