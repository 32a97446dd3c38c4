import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Swedish. */
export const phrases = {
  'search.label': 'Sök efter ett svar',
  'search.hint': 'Skriv en fråga',
  'search.clear': 'Rensa sökningen',
  'search.count': { one: '{count} svar', other: '{count} svar' },
  results: 'Svar',
  suggested: 'Vanliga frågor',
  ask: 'Behöver du mer hjälp?',

  'nothing.title': 'Inget passar ”{words}”',
  'nothing.text': 'Prova andra ord eller fråga oss: det du skrev följer med.',
  'nothing.said': 'Inget svar hittades',
  'nothing.ask': 'Fråga oss i stället',

  'failed.title': 'Svaren kunde inte läsas in',
  'failed.text': 'Försök igen eller fråga oss direkt.',
  retry: 'Försök igen',
} as const satisfies Translation<FaqPhrases, 'sv'>;
