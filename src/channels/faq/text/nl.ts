import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Dutch. */
export const phrases = {
  'search.label': 'Zoek een antwoord',
  'search.hint': 'Typ een vraag',
  'search.clear': 'Zoekopdracht wissen',
  'search.count': { one: '{count} antwoord', other: '{count} antwoorden' },
  results: 'Antwoorden',
  suggested: 'Veelgestelde vragen',
  ask: 'Nog hulp nodig?',

  'nothing.title': 'Niets gevonden voor ‘{words}’',
  'nothing.text': 'Probeer andere woorden of vraag het ons: wat je typte gaat mee.',
  'nothing.said': 'Geen antwoord gevonden',
  'nothing.ask': 'Vraag het ons',

  'failed.title': 'De antwoorden konden niet worden geladen',
  'failed.text': 'Probeer het opnieuw of vraag het ons rechtstreeks.',
  retry: 'Opnieuw proberen',
} as const satisfies Translation<FaqPhrases, 'nl'>;
