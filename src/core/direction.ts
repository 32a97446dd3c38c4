import { readLocale } from './locale.ts';

// Apart from `locale.ts`, since shoppers who read English have no use for it.

/** Which way a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(readLocale(tag)?.maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** ISO 15924. Not asked of `Intl.Locale`'s `textInfo`, which Firefox lacks. */
const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand', 'Mend']);
