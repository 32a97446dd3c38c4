import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Polish. */
export const phrases = {
  panel: 'Pomoc od {shop}',
  greeting: 'Jak możemy pomóc?',
  back: 'Wstecz',
  close: 'Zamknij pomoc',
  expand: 'Powiększ',
  shrink: 'Zmniejsz',

  'launcher.open': 'Pomoc',
  'launcher.unread': { one: 'Pomoc, {count} nowa wiadomość', few: 'Pomoc, {count} nowe wiadomości', many: 'Pomoc, {count} nowych wiadomości', other: 'Pomoc, {count} nowej wiadomości' },

  'faq.title': 'Odpowiedzi',
  'chat.title': 'Porozmawiaj na czacie',
  'contact.title': 'Napisz do nas',
  'callback.title': 'Zamów rozmowę',

  loading: 'Chwileczkę…',
  'failed.title': 'Nie udało się tego pokazać',
  'failed.text': 'Spróbuj ponownie albo wybierz inny sposób kontaktu.',
  retry: 'Spróbuj ponownie',
  'gone.title': 'Teraz nie można się tu z nami połączyć',
  'gone.text': 'Spróbuj ponownie za jakiś czas.',
} as const satisfies Translation<WidgetPhrases, 'pl'>;
