import type { LexiconData } from '../lexicon.ts';
import { createStem, type Stem } from '../stem.ts';
import { createFindWords, type FindWords } from '../words.ts';
import { german } from './lexicons/de.ts';
import { english } from './lexicons/en.ts';
import { spanish } from './lexicons/es.ts';
import { french } from './lexicons/fr.ts';
import { italian } from './lexicons/it.ts';
import type { LexiconSource } from './lexicons/lexicon-source.ts';
import { dutch } from './lexicons/nl.ts';
import { portuguese } from './lexicons/pt.ts';
import { russian } from './lexicons/ru.ts';
import { swedish } from './lexicons/sv.ts';
import { stemRulesIn } from './stem-rules.ts';

/** What the builder knows of the language of the articles. */
export interface Language {
  readonly findWords: FindWords;
  readonly stem: Stem;
  /** Words that say little, stemmed. */
  readonly light: ReadonlySet<string>;
  /** The lexicon, without the groups none of whose words an article contains. */
  lexiconFor(terms: ReadonlySet<string>): LexiconData;
}

/** How far a word of a built-in group stands for another. Found by cross-validation; see the README. */
const builtInStrength = 0.4;

const sources: Readonly<Record<string, LexiconSource>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ru: russian,
  sv: swedish,
};

/** A language we know nothing of works by whole words, their beginnings and their likeness. */
const unknown: LexiconSource = { endings: '', light: '', groups: '' };

export function createLanguage(locale: string): Language {
  const { endings, light, groups, links } = sources[locale.toLowerCase().split('-')[0] ?? ''] ?? unknown;
  const findWords = createFindWords();
  const rules = stemRulesIn(endings);
  const stem = createStem(rules);
  const stemsIn = (text: string) => new Set(findWords(text).map((word) => stem(word.text)));
  const lightStems = stemsIn(light);
  return {
    findWords,
    stem,
    light: lightStems,
    lexiconFor(terms) {
      const found = groups
        .split('\n')
        .map((line) => [...stemsIn(line)])
        .filter((group) => group.length > 1 && group.some((word) => terms.has(word)));
      return { stem: rules, light: [...lightStems].join(' '), ...(links && { links }), groups: found.map((words) => [builtInStrength, words.join(' ')]) };
    },
  };
}
