import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { createSay, type Phrases, type Say } from '../core/text.ts';
import type { Attributes, Tongue } from './languages/teacher.ts';
import type { Settings } from './options.ts';

/** In which language the widget speaks. It may change at any time: what was drawn with {@link Voice.say} is drawn anew. */
export interface Voice {
  /** The visitor's language, whether or not there are words in it. BCP 47. */
  readonly language: ReadonlySignal<string>;
  /** What is spoken, the visitor's language or English: decides plurals, dates and numbers. */
  readonly locale: ReadonlySignal<string>;
  /** How it is written. */
  readonly attributes: ReadonlySignal<Attributes>;
  /** Whether the first words are there; in English from the beginning. */
  readonly ready: ReadonlySignal<boolean>;
  /** Says the words of a room: the shop's own before ours, English where there are none. */
  say<Words extends Phrases>(room: string, english: Words): Say<Words>;
  /** Fetches the words of a room that are not among the first. Never rejects: there is always English. */
  learn(room: string): Promise<unknown> | undefined;
  /** Speaks another language from now on. */
  speak(language: string): Promise<void>;
}

/** Begins in the language of the settings. Whoever reads English pays nothing for the others. */
export function createVoice(settings: Pick<Settings, 'locale' | 'own' | 'given'>, log: (message: string, detail?: unknown) => void): Voice {
  const { locale, own } = settings;
  const isEnglish = /^en\b/.test(locale);
  const language = signal(locale);
  const spoken = signal<Tongue>({ locale: isEnglish ? locale : 'en', attributes: { dir: 'ltr' } });
  const ready = signal(isEnglish);

  async function speak(tag: string): Promise<void> {
    language.value = tag;
    try {
      const { teach } = await import('./languages/teacher.ts');
      const tongue = await teach(tag, { isSwitch: ready.peek(), hasOwnWords: !!settings.given.text, log });
      // Unless another one has been asked for meanwhile.
      if (language.peek() === tag) spoken.value = tongue;
    } catch (thrown) {
      log(`No words in "${tag}".`, thrown);
    }
    ready.value = true;
  }
  if (!isEnglish) void speak(locale);

  return {
    language,
    locale: computed(() => spoken.value.locale),
    attributes: computed(() => spoken.value.attributes),
    ready,
    say(room, english) {
      const say = computed(() => {
        const { locale, wordsOf, attributes } = spoken.value;
        return createSay<typeof english>({ phrases: { ...english, ...wordsOf?.(room, english) }, locale, own: (key) => own(`${room}.${key}`), dir: attributes.dir });
      });
      return (key, slots) => say.value(key, slots);
    },
    learn: (room) => spoken.peek().learn?.(room),
    speak,
  };
}
