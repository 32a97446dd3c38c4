import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Italian. */
export const phrases = {
  panel: 'Assistenza di {shop}',
  greeting: 'Come possiamo aiutarti?',
  back: 'Indietro',
  close: 'Chiudi l’assistenza',
  expand: 'Ingrandisci',
  shrink: 'Riduci',

  'launcher.open': 'Aiuto',
  'launcher.unread': { one: 'Aiuto, {count} nuovo messaggio', many: 'Aiuto, {count} di nuovi messaggi', other: 'Aiuto, {count} nuovi messaggi' },

  'faq.title': 'Risposte',
  'chat.title': 'Chatta con noi',
  'contact.title': 'Scrivici',
  'callback.title': 'Fatti richiamare',

  loading: 'Un momento…',
  'failed.title': 'Impossibile mostrare questo contenuto',
  'failed.text': 'Riprova o scegli un altro modo per contattarci.',
  retry: 'Riprova',
  'gone.title': 'Al momento non siamo raggiungibili qui',
  'gone.text': 'Riprova tra un po’.',
} as const satisfies Translation<WidgetPhrases, 'it'>;
