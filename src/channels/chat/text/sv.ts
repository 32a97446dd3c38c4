import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Swedish. */
export const phrases = {
  log: 'Konversation med {shop}',

  'open.waiting': 'Svarar oftast inom {time}',
  'open.queued': 'Du är nummer {position} i kön',
  open: 'Vi är här. Fråga oss vad som helst.',
  closed: 'Stängt just nu. Skriv ändå: svaret kommer hit.',
  'closed.until': 'Stängt. Öppnar {time}. Skriv nu, svaret kommer hit.',
  welcome: 'Hur kan vi hjälpa till?',
  'welcome.text': 'Skriv din fråga nedan. Du kan lämna sidan: konversationen finns kvar.',

  connecting: 'Ansluter…',
  reconnecting: 'Återansluter…',
  offline: 'Du är offline. Det du skriver sparas och skickas när du är tillbaka.',
  'down.title': 'Chatten kan inte nås just nu',
  'down.text': 'Det du skriver sparas och skickas så snart det går. Eller nå oss på ett annat sätt:',
  'denied.title': 'Chatten fungerar inte på den här sidan',
  'denied.text': 'Det kan hjälpa att läsa in sidan igen. Eller nå oss på ett annat sätt:',
  'try.now': 'Försök nu',
  reach: 'Andra sätt att nå oss',

  you: 'Du',
  agent: 'Medarbetare',
  'event.joined': '{name} är med nu',
  'event.closed': 'Konversationen har avslutats. Skriv för att öppna den igen.',
  'event.reopened': 'Konversationen har öppnats igen',
  new: 'Nytt',
  sound: 'Ljud vid nya meddelanden',
  typing: '{name} skriver',
  earlier: 'Visa tidigare meddelanden',
  newest: 'Senaste meddelandena',
  'newest.count': { one: '{count} nytt meddelande', other: '{count} nya meddelanden' },

  'state.queued': 'Väntar på att skickas',
  'state.sending': 'Skickar…',
  'state.sent': 'Skickat',
  'state.read': 'Läst',
  'state.offline': 'Skickas när du är online igen',
  'state.unavailable': 'Inte skickat än. Försöker igen av sig självt.',
  'state.limited': 'Mycket på en gång. Skickas strax av sig självt.',
  'refused.broken': 'Ditt meddelande kunde inte skickas.',
  'refused.refused': 'Butiken kunde inte ta emot meddelandet.',
  'refused.unauthorized': 'Butiken tar inte emot meddelanden från den här sidan.',
  'refused.unsupported': 'Butiken tar inte emot chattmeddelanden just nu.',
  'refused.gone': 'Den här konversationen finns inte längre.',
  'refused.retry': 'Skicka igen',
  'refused.edit': 'Redigera',
  'refused.dismiss': 'Ta bort',

  'write.label': 'Meddelande',
  'write.hint': 'Skriv ett meddelande',
  'write.send': 'Skicka',
  'write.blank': 'Skriv något först.',
  'write.too-long': '{length} av högst {most} tecken. Korta ner det.',
  'write.too-much': 'Det är alldeles för långt att klistra in här: högst {most} tecken kan skickas.',
  'write.left': { one: '{count} tecken kvar', other: '{count} tecken kvar' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} nytt meddelande i chatten', other: '{count} nya meddelanden i chatten' },
} as const satisfies Translation<ChatPhrases, 'sv'>;
