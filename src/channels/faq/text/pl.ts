import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Polish. */
export const phrases = {
  'search.label': 'Szukaj odpowiedzi',
  'search.hint': 'Wpisz pytanie',
  'search.clear': 'Wyczyść wyszukiwanie',
  'search.count': { one: '{count} odpowiedź', few: '{count} odpowiedzi', many: '{count} odpowiedzi', other: '{count} odpowiedzi' },
  results: 'Odpowiedzi',
  suggested: 'Częste pytania',
  ask: 'Potrzebujesz dalszej pomocy?',

  'nothing.title': 'Nic nie pasuje do „{words}”',
  'nothing.text': 'Użyj innych słów albo zapytaj nas: przekażemy to, co wpisano.',
  'nothing.said': 'Nie znaleziono odpowiedzi',
  'nothing.ask': 'Zapytaj nas',

  'failed.title': 'Nie udało się wczytać odpowiedzi',
  'failed.text': 'Spróbuj ponownie albo zapytaj nas bezpośrednio.',
  retry: 'Spróbuj ponownie',
} as const satisfies Translation<FaqPhrases, 'pl'>;
