import { directionOf } from '../../core/direction.ts';
import { chooseLocale } from '../../core/locale.ts';
import { createSay, type Phrase, type Say } from '../../core/text.ts';
import { en, type DeskWords } from './en.ts';

/** The words of the desk, and what dates and numbers are written in. */
export interface Speech {
  readonly say: Say<DeskWords>;
  /** BCP 47. */
  readonly locale: string;
}

type Words = { readonly [Key in keyof DeskWords]: Phrase };

/** The languages the desk speaks besides English: the folder is the list. */
const files = import.meta.glob<{ readonly words: Words }>(['./*.ts', '!./en.ts', '!./index.ts']);
const languages = new Map(Object.entries(files).map(([path, load]) => [path.slice('./'.length, -'.ts'.length), load]));

/** Fetches the words of the first language the agent reads; English when there are none or they do not come. */
export async function fetchSpeech(wanted: readonly string[]): Promise<Speech> {
  const tag = chooseLocale(wanted, ['en', ...languages.keys()]) ?? 'en';
  // Dates as the agent's own country writes them.
  const locale = wanted.find((one) => one.split('-')[0] === tag.split('-')[0]) ?? 'en-GB';
  try {
    const words = (await languages.get(tag)?.())?.words;
    return { say: createSay<DeskWords>({ phrases: words ?? en, locale, dir: directionOf(locale) }), locale };
  } catch {
    return { say: createSay<DeskWords>({ phrases: en, locale: 'en-GB' }), locale: 'en-GB' };
  }
}
