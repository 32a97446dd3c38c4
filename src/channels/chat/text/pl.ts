import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Polish. */
export const phrases = {
  log: 'Rozmowa z {shop}',

  'open.waiting': 'Zwykły czas odpowiedzi: {time}',
  'open.queued': 'Twoje miejsce w kolejce: {position}',
  open: 'Jesteśmy tutaj. Pytaj śmiało.',
  closed: 'Teraz zamknięte. Napisz mimo to: odpowiedź pojawi się tutaj.',
  'closed.until': 'Zamknięte. Otwieramy: {time}. Napisz teraz, odpowiedź pojawi się tutaj.',
  welcome: 'Jak możemy pomóc?',
  'welcome.text': 'Napisz swoje pytanie poniżej. Możesz opuścić tę stronę: rozmowa zostanie.',

  connecting: 'Łączenie…',
  reconnecting: 'Ponowne łączenie…',
  offline: 'Jesteś offline. To, co napiszesz, zostanie zapisane i wysłane po powrocie do sieci.',
  'down.title': 'Czat jest teraz niedostępny',
  'down.text': 'To, co napiszesz, zostanie zapisane i wysłane, gdy tylko się da. Albo skontaktuj się inaczej:',
  'denied.title': 'Czat nie działa na tej stronie',
  'denied.text': 'Może pomóc ponowne wczytanie strony. Albo skontaktuj się inaczej:',
  'try.now': 'Spróbuj teraz',
  reach: 'Inne sposoby kontaktu',

  you: 'Ty',
  agent: 'Konsultant',
  'event.joined': '{name} dołącza do rozmowy',
  'event.closed': 'Rozmowa została zamknięta. Napisz, aby ją wznowić.',
  'event.reopened': 'Rozmowa została wznowiona',
  new: 'Nowe',
  sound: 'Dźwięk przy nowych wiadomościach',
  typing: '{name} pisze',
  earlier: 'Pokaż wcześniejsze wiadomości',
  newest: 'Najnowsze wiadomości',
  'newest.count': { one: '{count} nowa wiadomość', few: '{count} nowe wiadomości', many: '{count} nowych wiadomości', other: '{count} nowej wiadomości' },

  'state.queued': 'Czeka na wysłanie',
  'state.sending': 'Wysyłanie…',
  'state.sent': 'Wysłano',
  'state.read': 'Przeczytano',
  'state.offline': 'Zostanie wysłana po powrocie do sieci',
  'state.unavailable': 'Jeszcze nie wysłano. Ponawiamy próbę.',
  'state.limited': 'Dużo naraz. Za chwilę wyśle się sama.',
  'refused.broken': 'Nie udało się wysłać wiadomości.',
  'refused.refused': 'Sklep nie mógł przyjąć tej wiadomości.',
  'refused.unauthorized': 'Sklep nie przyjmuje wiadomości z tej strony.',
  'refused.unsupported': 'Sklep nie przyjmuje teraz wiadomości na czacie.',
  'refused.gone': 'Ta rozmowa już nie istnieje.',
  'refused.retry': 'Wyślij ponownie',
  'refused.edit': 'Edytuj',
  'refused.dismiss': 'Usuń',

  'write.label': 'Wiadomość',
  'write.hint': 'Napisz wiadomość',
  'write.send': 'Wyślij',
  'write.blank': 'Najpierw coś napisz.',
  'write.too-long': 'Liczba znaków: {length} z {most} możliwych. Skróć tekst.',
  'write.too-much': 'To zdecydowanie za długie, by to tu wkleić: można wysłać najwyżej {most} znaków.',
  'write.left': { one: 'Pozostał {count} znak', few: 'Pozostały {count} znaki', many: 'Pozostało {count} znaków', other: 'Pozostało {count} znaku' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} nowa wiadomość na czacie', few: '{count} nowe wiadomości na czacie', many: '{count} nowych wiadomości na czacie', other: '{count} nowej wiadomości na czacie' },
} as const satisfies Translation<ChatPhrases, 'pl'>;
