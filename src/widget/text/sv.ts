import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Swedish. */
export const phrases = {
  panel: 'Hjälp från {shop}',
  greeting: 'Hur kan vi hjälpa till?',
  back: 'Tillbaka',
  close: 'Stäng hjälpen',
  expand: 'Gör större',
  shrink: 'Gör mindre',

  'launcher.open': 'Hjälp',
  'launcher.unread': { one: 'Hjälp, {count} nytt meddelande', other: 'Hjälp, {count} nya meddelanden' },

  'faq.title': 'Svar',
  'chat.title': 'Chatta med oss',
  'contact.title': 'Skriv till oss',
  'callback.title': 'Bli uppringd',

  loading: 'Ett ögonblick…',
  'failed.title': 'Det här kunde inte visas',
  'failed.text': 'Försök igen eller välj ett annat sätt att nå oss.',
  retry: 'Försök igen',
  'gone.title': 'Vi kan inte nås här just nu',
  'gone.text': 'Försök igen om en stund.',
} as const satisfies Translation<WidgetPhrases, 'sv'>;
