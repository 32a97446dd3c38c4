import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Polish. */
export const phrases = {
  'attach.label': 'Dołącz plik',
  'attach.rules': '{types}, do {size}',
  'attach.drop': 'Upuść tutaj, aby wysłać',
  'attach.type': 'Pliku „{name}” nie można tu wysłać. Dozwolone: {types}.',
  'attach.size': 'Plik „{name}” jest za duży. Limit to {size}.',
  'attach.many': 'Najwięcej plików naraz: {count}.',
  'attach.sending': 'Wysyłanie: {name}',
  'attach.cancel': 'Anuluj',
  'attached.picture': 'Obraz: {name}',
  'attached.enlarge': 'Powiększ {name}',
  'attached.save': 'Zapisz {name}',
  'attached.close': 'Zamknij',
  'attached.failed': 'Nie udało się wczytać tego pliku.',
  'attached.again': 'Spróbuj ponownie',
  'lost.size': 'Ten plik jest za duży dla sklepu.',
  'lost.type': 'Sklep nie przyjmuje plików tego rodzaju.',
  'lost.room': 'Nie ma już miejsca na kolejne pliki.',
  'lost.gone': 'Ta przeglądarka nie ma już tego pliku. Wybierz go jeszcze raz.',
} as const satisfies Translation<AttachmentPhrases, 'pl'>;
