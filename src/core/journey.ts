import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Context, Page } from '../protocol/index.ts';
// Not by the door: the schemas behind it are not needed before something is sent.
import { trailLength, wordsLength } from '../protocol/trail.ts';

/** What people say about themselves in any form. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/**
 * What this visitor has tried so far, so that nobody asks them twice: a search becomes the subject of the form, the
 * form the first chat message, the chat the note on the callback. Lives in memory only, and leaves the device only
 * with something the visitor sends.
 */
export interface Journey {
  readonly page: ReadonlySignal<Page | undefined>;
  /** What was typed last, in any channel, and would be a pity to type again. */
  readonly words: ReadonlySignal<string>;
  /** What they have said about themselves in any form, sent or not; what they have emptied again is left out. */
  readonly person: ReadonlySignal<Readonly<Partial<Person>>>;
  /** The visitor is on this page now. */
  visit(page: Page): void;
  /** They searched for this. Searches that only grow letter by letter count once. */
  search(words: string): void;
  /** They read this article. */
  read(article: string): void;
  /** They typed this elsewhere. */
  carry(words: string): void;
  /** They typed this about themselves. */
  introduce(person: Partial<Person>): void;
  /** What travels with a command. */
  context(): Context;
}

/** What {@link createJourney} needs to know. */
export interface JourneyOptions {
  /** The visitor's language. Asked whenever something travels: it may change. */
  readonly locale: string;
  readonly timeZone?: string | undefined;
  readonly page?: Page | undefined;
}

/** Starts an empty journey. */
export function createJourney(options: JourneyOptions): Journey {
  const { timeZone, page } = options;
  const here = signal(page);
  const words = signal('');
  const person = signal<Readonly<Partial<Person>>>({});
  let searched: readonly string[] = [];
  let read: readonly string[] = [];
  const keep = (all: readonly string[], next: string) => [...all.filter((one) => one !== next), next].slice(-trailLength);

  return {
    page: here,
    words,
    person,
    visit(next) {
      here.value = next;
    },
    search(text) {
      const next = text.trim().slice(0, wordsLength);
      words.value = next;
      if (!next) return;
      const last = searched.at(-1);
      if (last !== undefined && next.startsWith(last)) searched = searched.slice(0, -1);
      searched = keep(searched, next);
    },
    read(article) {
      read = keep(read, article);
    },
    carry(text) {
      words.value = text;
    },
    introduce(said) {
      const { name, email } = { ...person.peek(), ...said };
      person.value = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    },
    context: () => ({
      locale: options.locale,
      ...(timeZone ? { timeZone } : {}),
      ...(here.value ? { page: here.value } : {}),
      ...(searched.length ? { searched: [...searched] } : {}),
      ...(read.length ? { read: [...read] } : {}),
    }),
  };
}
