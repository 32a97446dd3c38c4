import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in German. */
export const phrases = {
  panel: 'Hilfe von {shop}',
  greeting: 'Wie können wir helfen?',
  back: 'Zurück',
  close: 'Hilfe schließen',
  expand: 'Größer anzeigen',
  shrink: 'Kleiner anzeigen',

  'launcher.open': 'Hilfe',
  'launcher.unread': { one: 'Hilfe, {count} neue Nachricht', other: 'Hilfe, {count} neue Nachrichten' },

  'faq.title': 'Antworten',
  'chat.title': 'Mit uns chatten',
  'contact.title': 'Schreiben Sie uns',
  'callback.title': 'Rückruf erhalten',

  loading: 'Einen Moment …',
  'failed.title': 'Das konnte nicht angezeigt werden',
  'failed.text': 'Versuchen Sie es noch einmal oder erreichen Sie uns auf einem anderen Weg.',
  retry: 'Noch einmal versuchen',
  'gone.title': 'Wir sind hier gerade nicht erreichbar',
  'gone.text': 'Bitte versuchen Sie es später noch einmal.',
} as const satisfies Translation<WidgetPhrases, 'de'>;
