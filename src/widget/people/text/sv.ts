import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Swedish. */
export const phrases = {
  reach: 'Prata med oss',
  team: 'Här pratar du med {names}',
  unread: { one: '{count} nytt', other: '{count} nya' },

  'chat.always': 'Vi svarar här',
  'chat.open': 'Någon är här nu',
  'chat.wait': 'Svarar inom ungefär {span}',
  'chat.by': 'Svar senast {time}',
  'chat.failed': 'Kan inte nås just nu',
  'chat.offline': 'Ditt meddelande sparas och skickas när du är online',

  'contact.always': 'Vi svarar med e-post',
  'contact.open': 'Vi svarar med e-post',
  'contact.wait': 'Svarar med e-post inom ungefär {span}',
  'contact.by': 'Svar senast {time}',
  'contact.failed': 'Ditt meddelande sparas och skickas så snart det går',
  'contact.offline': 'Ditt meddelande sparas och skickas när du är online',

  'callback.always': 'Vi ringer dig',
  'callback.open': 'Vi kan ringa dig nu',
  'callback.wait': 'Vi ringer inom ungefär {span}',
  'callback.by': 'Samtal senast {time}',
  'callback.failed': 'Kan inte nås just nu',
  'callback.offline': 'Kräver en anslutning',

  'closed.opens': 'Öppnar {time} (din tid)',
  closed: 'Stängt just nu',
  'offline.title': 'Du är offline',
  'offline.text': 'Det du skickar sparas och går iväg när anslutningen är tillbaka.',

  'consent.title': 'Får vi komma ihåg det här samtalet?',
  'consent.text': 'För att kunna svara dig sparar {shop} i den här webbläsaren det du skriver tills det har skickats, och vilket samtal som är ditt.',
  'consent.agree': 'Ja, fortsätt',
  'consent.privacy': 'Integritet',

  'storage.title': 'Inget sparas i den här webbläsaren',
  'storage.text': 'Den tillåter det inte. Låt sidan vara öppen tills det du skrev har skickats.',
} as const satisfies Translation<PeoplePhrases, 'sv'>;
