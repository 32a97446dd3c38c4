import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Polish. */
export const phrases = {
  reach: 'Skontaktuj się z nami',
  team: 'Po drugiej stronie: {names}',
  unread: { one: '{count} nowa', few: '{count} nowe', many: '{count} nowych', other: '{count} nowej' },

  'chat.always': 'Odpowiadamy tutaj',
  'chat.open': 'Ktoś jest teraz dostępny',
  'chat.wait': 'Czas odpowiedzi: około {span}',
  'chat.by': 'Odpowiedź najpóźniej: {time}',
  'chat.failed': 'Teraz niedostępne',
  'chat.offline': 'Wiadomość jest zapisana i zostanie wysłana, gdy będziesz online',

  'contact.always': 'Odpowiadamy e-mailem',
  'contact.open': 'Odpowiadamy e-mailem',
  'contact.wait': 'Odpowiedź e-mailem, czas: około {span}',
  'contact.by': 'Odpowiedź najpóźniej: {time}',
  'contact.failed': 'Wiadomość jest zapisana i zostanie wysłana, gdy tylko się da',
  'contact.offline': 'Wiadomość jest zapisana i zostanie wysłana, gdy będziesz online',

  'callback.always': 'Zadzwonimy do Ciebie',
  'callback.open': 'Możemy zadzwonić teraz',
  'callback.wait': 'Czas oczekiwania: około {span}',
  'callback.by': 'Telefon najpóźniej: {time}',
  'callback.failed': 'Teraz niedostępne',
  'callback.offline': 'Potrzebne jest połączenie',

  'closed.opens': 'Otwieramy: {time} (Twojego czasu)',
  closed: 'Teraz zamknięte',
  'offline.title': 'Jesteś offline',
  'offline.text': 'To, co wyślesz, zostanie zapisane i wysłane, gdy połączenie wróci.',

  'consent.title': 'Czy możemy zapamiętać tę rozmowę?',
  'consent.text': 'Aby Ci odpowiedzieć, {shop} przechowuje w tej przeglądarce to, co piszesz, do chwili wysłania, oraz informację, która rozmowa jest Twoja.',
  'consent.agree': 'Tak, dalej',
  'consent.privacy': 'Prywatność',

  'storage.title': 'Ta przeglądarka niczego nie zapisuje',
  'storage.text': 'Nie pozwala nam na to. Nie zamykaj tej strony, dopóki wiadomość nie zostanie wysłana.',
} as const satisfies Translation<PeoplePhrases, 'pl'>;
