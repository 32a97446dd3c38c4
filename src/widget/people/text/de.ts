import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in German. */
export const phrases = {
  reach: 'Sprechen Sie mit uns',
  team: 'Hier sprechen Sie mit {names}',
  unread: { one: '{count} neu', other: '{count} neu' },

  'chat.always': 'Wir antworten hier',
  'chat.open': 'Jetzt ist jemand da',
  'chat.wait': 'Antwortzeit etwa {span}',
  'chat.by': 'Antwort bis {time}',
  'chat.failed': 'Gerade nicht erreichbar',
  'chat.offline': 'Ihre Nachricht bleibt erhalten und geht raus, sobald Sie online sind',

  'contact.always': 'Wir antworten per E-Mail',
  'contact.open': 'Wir antworten per E-Mail',
  'contact.wait': 'Antwort per E-Mail, Wartezeit etwa {span}',
  'contact.by': 'Antwort bis {time}',
  'contact.failed': 'Ihre Nachricht bleibt erhalten und wird gesendet, sobald es geht',
  'contact.offline': 'Ihre Nachricht bleibt erhalten und geht raus, sobald Sie online sind',

  'callback.always': 'Wir rufen Sie an',
  'callback.open': 'Wir können Sie jetzt anrufen',
  'callback.wait': 'Wartezeit etwa {span}',
  'callback.by': 'Anruf bis {time}',
  'callback.failed': 'Gerade nicht erreichbar',
  'callback.offline': 'Dafür braucht es eine Verbindung',

  'closed.opens': 'Wieder da: {time} (Ihre Zeit)',
  closed: 'Zurzeit geschlossen',
  'offline.title': 'Sie sind offline',
  'offline.text': 'Was Sie senden, bleibt erhalten und geht raus, sobald die Verbindung wieder da ist.',

  'consent.title': 'Dürfen wir uns dieses Gespräch merken?',
  'consent.text': 'Um Ihnen zu antworten, speichert {shop} in diesem Browser, was Sie schreiben, bis es gesendet ist, und welches Gespräch Ihres ist.',
  'consent.agree': 'Ja, weiter',
  'consent.privacy': 'Datenschutz',

  'storage.title': 'In diesem Browser wird nichts gespeichert',
  'storage.text': 'Er lässt es nicht zu. Bitte lassen Sie diese Seite offen, bis Ihre Nachricht gesendet ist.',
} as const satisfies Translation<PeoplePhrases, 'de'>;
