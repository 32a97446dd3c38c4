import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Italian. */
export const phrases = {
  'search.label': 'Cerca una risposta',
  'search.hint': 'Scrivi una domanda',
  'search.clear': 'Cancella la ricerca',
  'search.count': { one: '{count} risposta', many: '{count} di risposte', other: '{count} risposte' },
  results: 'Risposte',
  suggested: 'Domande frequenti',
  ask: 'Serve ancora aiuto?',

  'nothing.title': 'Nessun risultato per “{words}”',
  'nothing.text': 'Prova con altre parole o chiedi a noi: portiamo con noi ciò che hai scritto.',
  'nothing.said': 'Nessuna risposta trovata',
  'nothing.ask': 'Chiedi a noi',

  'failed.title': 'Non è stato possibile caricare le risposte',
  'failed.text': 'Riprova o chiedi direttamente a noi.',
  retry: 'Riprova',
} as const satisfies Translation<FaqPhrases, 'it'>;
