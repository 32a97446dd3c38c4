import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in German. */
export const phrases = {
  'attach.label': 'Datei anhängen',
  'attach.rules': '{types}, bis {size}',
  'attach.drop': 'Hier ablegen, um sie zu senden',
  'attach.type': '„{name}“ kann hier nicht gesendet werden. Möglich sind: {types}.',
  'attach.size': '„{name}“ ist zu groß. Höchstens {size} lassen sich senden.',
  'attach.many': 'Höchstens {count} Dateien auf einmal.',
  'attach.sending': '{name} wird gesendet',
  'attach.cancel': 'Abbrechen',
  'attached.picture': 'Bild: {name}',
  'attached.enlarge': '{name} größer anzeigen',
  'attached.save': '{name} speichern',
  'attached.close': 'Schließen',
  'attached.failed': 'Diese Datei konnte nicht geladen werden.',
  'attached.again': 'Erneut versuchen',
  'lost.size': 'Diese Datei ist für den Shop zu groß.',
  'lost.type': 'Dateien dieser Art nimmt der Shop nicht an.',
  'lost.room': 'Für Sie können keine weiteren Dateien aufbewahrt werden.',
  'lost.gone': 'Dieser Browser hat die Datei nicht mehr. Bitte wählen Sie sie noch einmal aus.',
} as const satisfies Translation<AttachmentPhrases, 'de'>;
