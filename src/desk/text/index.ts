import { chooseLocale } from '../../core/locale.ts';
import { isolatorFor } from '../../core/isolate.ts';
import { createSay, type Phrase, type Say } from '../../core/text.ts';
import { en, type DeskWords } from './en.ts';

/** The words of the desk, and what dates and numbers are written in. */
export interface Speech {
  readonly say: Say<DeskWords>;
  /** BCP 47. */
  readonly locale: string;
}

/** The desk grows fast: what is not translated yet is said in English. */
type Words = { readonly [Key in keyof DeskWords]?: Phrase };

/** The languages the desk speaks besides English. */
const languages: Readonly<Record<string, () => Promise<{ readonly words: Words }>>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
  sv: () => import('./sv.ts'),
  tr: () => import('./tr.ts'),
  'zh-CN': () => import('./zh-CN.ts'),
};

/** Fetches the words of the first language the agent reads; English when there are none or they do not come. */
export async function fetchSpeech(wanted: readonly string[]): Promise<Speech> {
  const tag = chooseLocale(wanted, ['en', ...Object.keys(languages)]) ?? 'en';
  // Dates as the agent's own country writes them.
  const locale = wanted.find((one) => one.split('-')[0] === tag.split('-')[0]) ?? 'en-GB';
  try {
    const words = (await languages[tag]?.())?.words;
    return { say: createSay<DeskWords>({ phrases: { ...en, ...words }, locale, isolate: isolatorFor(locale) }), locale };
  } catch {
    return { say: createSay<DeskWords>({ phrases: en, locale: 'en-GB', isolate: isolatorFor('en') }), locale: 'en-GB' };
  }
}
