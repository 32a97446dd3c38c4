import { stemEnglish } from './english.ts';

/** Cuts a folded word to the part its forms share. */
export type Stem = (word: string) => string;

/** The stemmer of a language; a language without one is searched by whole words and their beginnings. */
export function stemOf(locale: string): Stem {
  return /^en\b/i.test(locale) ? stemEnglish : (word) => word;
}
