import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in German. */
export const phrases = {
  'search.label': 'Antwort suchen',
  'search.hint': 'Frage eingeben',
  'search.clear': 'Suche löschen',
  'search.count': { one: '{count} Antwort', other: '{count} Antworten' },
  results: 'Antworten',
  suggested: 'Häufige Fragen',
  ask: 'Noch Fragen?',

  'nothing.title': 'Nichts passt zu „{words}“',
  'nothing.text': 'Versuchen Sie es mit anderen Worten oder fragen Sie uns: Ihre Suche geben wir mit.',
  'nothing.said': 'Keine Antwort gefunden',
  'nothing.ask': 'Fragen Sie uns',

  'failed.title': 'Die Antworten konnten nicht geladen werden',
  'failed.text': 'Versuchen Sie es noch einmal oder fragen Sie uns direkt.',
  retry: 'Noch einmal versuchen',
} as const satisfies Translation<FaqPhrases, 'de'>;
