import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Dutch. */
export const phrases = {
  reach: 'Praat met ons',
  team: 'Hier praat je met {names}',
  unread: { one: '{count} nieuw', other: '{count} nieuw' },

  'chat.always': 'We antwoorden hier',
  'chat.open': 'Er is nu iemand',
  'chat.wait': 'Antwoord binnen ongeveer {span}',
  'chat.by': 'Antwoord uiterlijk {time}',
  'chat.failed': 'Nu niet bereikbaar',
  'chat.offline': 'Je bericht blijft bewaard en gaat weg zodra je online bent',

  'contact.always': 'We antwoorden per e-mail',
  'contact.open': 'We antwoorden per e-mail',
  'contact.wait': 'Antwoord per e-mail binnen ongeveer {span}',
  'contact.by': 'Antwoord uiterlijk {time}',
  'contact.failed': 'Je bericht blijft bewaard en gaat weg zodra het kan',
  'contact.offline': 'Je bericht blijft bewaard en gaat weg zodra je online bent',

  'callback.always': 'Wij bellen jou',
  'callback.open': 'We kunnen je nu bellen',
  'callback.wait': 'We bellen binnen ongeveer {span}',
  'callback.by': 'Telefoontje uiterlijk {time}',
  'callback.failed': 'Nu niet bereikbaar',
  'callback.offline': 'Hiervoor is een verbinding nodig',

  'closed.opens': 'Weer open: {time} (jouw tijd)',
  closed: 'Nu gesloten',
  'offline.title': 'Je bent offline',
  'offline.text': 'Wat je verstuurt blijft bewaard en gaat weg zodra de verbinding terug is.',

  'consent.title': 'Mogen we dit gesprek onthouden?',
  'consent.text': 'Om je te antwoorden bewaart {shop} in deze browser wat je schrijft tot het is verzonden, en welk gesprek van jou is.',
  'consent.agree': 'Ja, ga verder',
  'consent.privacy': 'Privacy',

  'storage.title': 'In deze browser wordt niets bewaard',
  'storage.text': 'Dat staat hij niet toe. Laat deze pagina open tot je bericht is verzonden.',
} as const satisfies Translation<PeoplePhrases, 'nl'>;
