import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Dutch. */
export const phrases = {
  log: 'Gesprek met {shop}',

  'open.waiting': 'Meestal antwoord binnen {time}',
  'open.queued': 'Je bent nummer {position} in de wachtrij',
  open: 'We zijn er. Vraag maar raak.',
  closed: 'Nu gesloten. Schrijf gerust: het antwoord komt hier.',
  'closed.until': 'Gesloten. Weer open: {time}. Schrijf nu, het antwoord komt hier.',
  welcome: 'Hoe kunnen we helpen?',
  'welcome.text': 'Schrijf hieronder je vraag. Je kunt deze pagina verlaten: het gesprek blijft.',

  connecting: 'Verbinden…',
  reconnecting: 'Opnieuw verbinden…',
  offline: 'Je bent offline. Wat je schrijft blijft bewaard en gaat weg zodra je terug bent.',
  'down.title': 'De chat is nu niet bereikbaar',
  'down.text': 'Wat je schrijft blijft bewaard en gaat weg zodra het kan. Of bereik ons anders:',
  'denied.title': 'De chat werkt niet op deze pagina',
  'denied.text': 'De pagina opnieuw laden kan helpen. Of bereik ons anders:',
  'try.now': 'Nu proberen',
  reach: 'Andere manieren om ons te bereiken',

  you: 'Jij',
  agent: 'Medewerker',
  'event.joined': '{name} doet nu mee',
  'event.closed': 'Het gesprek is gesloten. Schrijf om het weer te openen.',
  'event.reopened': 'Het gesprek is weer geopend',
  new: 'Nieuw',
  sound: 'Geluid bij nieuwe berichten',
  typing: '{name} is aan het typen',
  earlier: 'Eerdere berichten tonen',
  newest: 'Nieuwste berichten',
  'newest.count': { one: '{count} nieuw bericht', other: '{count} nieuwe berichten' },

  'state.queued': 'Wacht op verzending',
  'state.sending': 'Versturen…',
  'state.sent': 'Verstuurd',
  'state.read': 'Gelezen',
  'state.offline': 'Wordt verstuurd zodra je weer online bent',
  'state.unavailable': 'Nog niet verstuurd. We proberen het vanzelf opnieuw.',
  'state.limited': 'Veel tegelijk. Wordt zo vanzelf verstuurd.',
  'refused.broken': 'Je bericht kon niet worden verstuurd.',
  'refused.refused': 'De winkel kon dit bericht niet aannemen.',
  'refused.unauthorized': 'De winkel neemt geen berichten van deze pagina aan.',
  'refused.unsupported': 'De winkel neemt nu geen chatberichten aan.',
  'refused.gone': 'Dit gesprek bestaat niet meer.',
  'refused.retry': 'Opnieuw versturen',
  'refused.edit': 'Bewerken',
  'refused.dismiss': 'Verwijderen',

  'write.label': 'Bericht',
  'write.hint': 'Schrijf een bericht',
  'write.send': 'Versturen',
  'write.blank': 'Schrijf eerst iets.',
  'write.too-long': '{length} van hoogstens {most} tekens. Kort het in.',
  'write.too-much': 'Dat is veel te lang om hier te plakken: er kunnen hoogstens {most} tekens worden verstuurd.',
  'write.left': { one: 'Nog {count} teken', other: 'Nog {count} tekens' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} nieuw bericht in de chat', other: '{count} nieuwe berichten in de chat' },
} as const satisfies Translation<ChatPhrases, 'nl'>;
