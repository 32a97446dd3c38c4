import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Italian. */
export const phrases = {
  reach: 'Parla con noi',
  team: 'Qui parli con {names}',
  unread: { one: '{count} nuovo', many: '{count} nuovi', other: '{count} nuovi' },

  'chat.always': 'Rispondiamo qui',
  'chat.open': 'C’è qualcuno in questo momento',
  'chat.wait': 'Tempo di risposta: circa {span}',
  'chat.by': 'Risposta entro: {time}',
  'chat.failed': 'Non raggiungibile al momento',
  'chat.offline': 'Il tuo messaggio resta salvato e parte quando sei online',

  'contact.always': 'Rispondiamo via e-mail',
  'contact.open': 'Rispondiamo via e-mail',
  'contact.wait': 'Risposta via e-mail, attesa: circa {span}',
  'contact.by': 'Risposta entro: {time}',
  'contact.failed': 'Il tuo messaggio resta salvato e parte appena possibile',
  'contact.offline': 'Il tuo messaggio resta salvato e parte quando sei online',

  'callback.always': 'Ti chiamiamo noi',
  'callback.open': 'Possiamo chiamarti adesso',
  'callback.wait': 'Attesa per la chiamata: circa {span}',
  'callback.by': 'Chiamata entro: {time}',
  'callback.failed': 'Non raggiungibile al momento',
  'callback.offline': 'Serve una connessione',

  'closed.opens': 'Riapre: {time} (ora tua)',
  closed: 'Chiuso al momento',
  'offline.title': 'Sei offline',
  'offline.text': 'Ciò che invii resta salvato e parte quando torna la connessione.',

  'consent.title': 'Possiamo ricordare questa conversazione?',
  'consent.text': 'Per risponderti, {shop} conserva in questo browser ciò che scrivi finché non è inviato, e qual è la tua conversazione.',
  'consent.agree': 'Sì, continua',
  'consent.privacy': 'Privacy',

  'storage.title': 'In questo browser non viene salvato nulla',
  'storage.text': 'Non ce lo permette. Lascia aperta questa pagina finché il tuo messaggio non è stato inviato.',
} as const satisfies Translation<PeoplePhrases, 'it'>;
