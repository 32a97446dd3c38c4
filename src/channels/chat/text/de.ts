import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in German. */
export const phrases = {
  log: 'Unterhaltung mit {shop}',

  'open.waiting': 'Antwortzeit meist {time}',
  'open.queued': 'Sie sind Nummer {position} in der Warteschlange',
  open: 'Wir sind da. Fragen Sie uns einfach.',
  closed: 'Gerade geschlossen. Schreiben Sie trotzdem: Die Antwort kommt hier an.',
  'closed.until': 'Geschlossen. Wieder da: {time}. Schreiben Sie jetzt, die Antwort kommt hier an.',
  welcome: 'Wie können wir helfen?',
  'welcome.text': 'Schreiben Sie unten Ihre Frage. Sie können diese Seite verlassen: Die Unterhaltung bleibt.',

  connecting: 'Verbindung wird aufgebaut …',
  reconnecting: 'Verbindung wird wiederhergestellt …',
  offline: 'Sie sind offline. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald Sie wieder online sind.',
  'down.title': 'Der Chat ist gerade nicht erreichbar',
  'down.text': 'Was Sie schreiben, bleibt erhalten und wird gesendet, sobald es geht. Oder erreichen Sie uns anders:',
  'denied.title': 'Der Chat funktioniert auf dieser Seite nicht',
  'denied.text': 'Vielleicht hilft es, die Seite neu zu laden. Oder erreichen Sie uns anders:',
  'try.now': 'Jetzt versuchen',
  reach: 'So erreichen Sie uns auch',

  you: 'Sie',
  agent: 'Support',
  'event.joined': '{name} ist jetzt dabei',
  'event.closed': 'Die Unterhaltung wurde geschlossen. Schreiben Sie, um sie wieder zu öffnen.',
  'event.reopened': 'Die Unterhaltung wurde wieder geöffnet',
  new: 'Neu',
  sound: 'Ton bei neuen Nachrichten',
  typing: '{name} schreibt',
  earlier: 'Frühere Nachrichten anzeigen',
  newest: 'Neueste Nachrichten',
  'newest.count': { one: '{count} neue Nachricht', other: '{count} neue Nachrichten' },

  'state.queued': 'Wartet auf den Versand',
  'state.sending': 'Wird gesendet …',
  'state.sent': 'Gesendet',
  'state.read': 'Gelesen',
  'state.offline': 'Wird gesendet, sobald Sie wieder online sind',
  'state.unavailable': 'Noch nicht gesendet. Wir versuchen es von selbst weiter.',
  'state.limited': 'Das war viel auf einmal. Wird gleich von selbst gesendet.',
  'refused.broken': 'Ihre Nachricht konnte nicht gesendet werden.',
  'refused.refused': 'Der Shop konnte diese Nachricht nicht annehmen.',
  'refused.unauthorized': 'Der Shop nimmt von dieser Seite keine Nachrichten an.',
  'refused.unsupported': 'Der Shop nimmt gerade keine Chat-Nachrichten an.',
  'refused.gone': 'Diese Unterhaltung gibt es nicht mehr.',
  'refused.retry': 'Erneut senden',
  'refused.edit': 'Bearbeiten',
  'refused.dismiss': 'Löschen',

  'write.label': 'Nachricht',
  'write.hint': 'Nachricht schreiben',
  'write.send': 'Senden',
  'write.blank': 'Schreiben Sie erst etwas.',
  'write.too-long': '{length} von höchstens {most} Zeichen. Bitte kürzen Sie.',
  'write.too-much': 'Das ist viel zu lang, um es hier einzufügen: Höchstens {most} Zeichen können gesendet werden.',
  'write.left': { one: 'Noch {count} Zeichen', other: 'Noch {count} Zeichen' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} neue Nachricht im Chat', other: '{count} neue Nachrichten im Chat' },
} as const satisfies Translation<ChatPhrases, 'de'>;
