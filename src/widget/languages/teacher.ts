import { signal } from '@preact/signals-core';
import { directionOf } from '../../core/direction.ts';
import type { Phrase, Phrases } from '../../core/text.ts';
import { languages } from './index.ts';

type Words = Readonly<Record<string, Phrase>>;
type Lessons = Readonly<Record<string, (() => Promise<{ readonly phrases: Words }>) | undefined>>;
type AnyLanguage = () => Promise<{ readonly language: { readonly words: Readonly<Record<string, Words>>; readonly later: Lessons } }>;

/** Which way a language is written, and where its lines may break. */
export interface Attributes {
  readonly dir: 'ltr' | 'rtl';
  readonly style?: { readonly wordBreak: string };
}

/** One language, as far as it is here. */
export interface Tongue {
  readonly locale: string;
  /** Attributes of what is written in it. */
  readonly attributes: Attributes;
  /** The words of a room as far as they are here; says, where somebody listens, which ones there are only in English. */
  wordsOf?(room: string, english: Phrases): Words | undefined;
  /** Fetches the words of a room that come later. Never rejects. */
  learn?(room: string): Promise<void>;
}

/** What {@link teach} needs besides. */
export interface TeachOptions {
  /** Something is on the screen in another language: all rooms are taught at once, since any may have been entered. */
  readonly isSwitch: boolean;
  /** The shop brings words itself: then they are in the language it names, whatever that is. */
  readonly hasOwnWords: boolean;
  log(message: string, detail?: unknown): void;
}

/** Fetches the words of a language: those of the first screen, and at a switch of every room. */
export async function teach(tag: string, { isSwitch, hasOwnWords, log }: TeachOptions): Promise<Tongue> {
  const { language: name, script, region } = new Intl.Locale(tag).maximize();
  // Readers of traditional Chinese are served better by English than by simplified characters.
  const load = script === 'Hant' ? undefined : (languages as Readonly<Record<string, AnyLanguage | undefined>>)[name];
  if (!load) {
    // English, with dates and numbers as they are written over there.
    return bearing(name === 'en' || hasOwnWords ? tag : String(new Intl.Locale('en', region ? { region } : {})));
  }

  const { words: first, later } = (await load()).language;
  const words = signal<Readonly<Record<string, Words | undefined>>>(first);
  async function learn(room: string): Promise<void> {
    if (words.peek()[room]) return;
    try {
      const lesson = await later[room]?.();
      if (lesson) words.value = { ...words.peek(), [room]: lesson.phrases };
    } catch (thrown) {
      log(`The words of "${room}" in "${tag}" could not be loaded.`, thrown);
    }
  }
  // A switch shows no English in between.
  if (isSwitch) await Promise.all(Object.keys(later).map(learn));

  return {
    ...bearing(tag),
    learn,
    wordsOf(room, english) {
      const known = words.value[room];
      // Entered before this language was here.
      if (!known) void learn(room);
      const missing = known && Object.keys(english).filter((key) => !known[key]);
      if (missing?.[0]) log(`In "${tag}" these words of "${room}" are missing: ${missing.join(', ')}.`);
      return known;
    },
  };
}

/** Else lines break amid Korean words, and leave a single sign of a Japanese phrase to the next. */
const breaks: Readonly<Record<string, string>> = { ja: 'auto-phrase', ko: 'keep-all' };

function bearing(locale: string): Tongue {
  const wordBreak = breaks[new Intl.Locale(locale).language];
  return { locale, attributes: { dir: directionOf(locale), ...(wordBreak ? { style: { wordBreak } } : {}) } };
}
