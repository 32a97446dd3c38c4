import { createStem, type Stem } from '../stem.ts';
import type { FindWords } from '../words.ts';
import { english } from './lexicons/en.ts';
import type { LexiconSource } from './lexicons/lexicon-source.ts';

/** How far a word of a built-in group stands for another, in per cent. Found by cross-validation; see the README. */
const builtInStrength = 30;

const sources: Readonly<Record<string, LexiconSource>> = { en: english };

/** A language we know nothing of works by whole words, their beginnings and their likeness. */
const unknown: LexiconSource = { endings: '', light: '', groups: '' };

const sourceOf = (locale: string) => sources[locale.toLowerCase().split('-')[0] ?? ''] ?? unknown;

/** The stemmer of a language, as an index in it will hold it. */
export function stemOf(locale: string): Stem {
  return createStem(sourceOf(locale).endings);
}

/** Writes what {@link readLexicon} reads, leaving out the groups none of whose words an article contains. */
export function writeLexicon(locale: string, terms: ReadonlySet<string>, language: { findWords: FindWords; stem: Stem }): string {
  const source = sourceOf(locale);
  const wordsOf = (text: string) => [...new Set(language.findWords(text).map((word) => language.stem(word.text)))];
  const groups = source.groups
    .trim()
    .split('\n')
    .map(wordsOf)
    .filter((group) => group.length > 1 && group.some((word) => terms.has(word)));
  return [source.endings, wordsOf(source.light).join(' '), ...groups.map((group) => `${builtInStrength} ${group.join(' ')}`)].join('\n');
}
