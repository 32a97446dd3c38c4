import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Dutch. */
export const phrases = {
  'attach.label': 'Bestand toevoegen',
  'attach.rules': '{types}, tot {size}',
  'attach.drop': 'Laat het hier los om het te versturen',
  'attach.type': '‘{name}’ kan hier niet worden verstuurd. Wel mogelijk: {types}.',
  'attach.size': '‘{name}’ is te groot. Het maximum is {size}.',
  'attach.many': 'Hoogstens {count} bestanden tegelijk.',
  'attach.sending': '{name} wordt verstuurd',
  'attach.cancel': 'Annuleren',
  'attached.picture': 'Afbeelding: {name}',
  'attached.enlarge': '{name} groter bekijken',
  'attached.save': '{name} opslaan',
  'attached.close': 'Sluiten',
  'attached.failed': 'Dit bestand kon niet worden geladen.',
  'attached.again': 'Opnieuw proberen',
  'lost.size': 'Dit bestand is te groot voor de winkel.',
  'lost.type': 'De winkel neemt dit soort bestanden niet aan.',
  'lost.room': 'Er is geen ruimte meer voor uw bestanden.',
  'lost.gone': 'Deze browser heeft het bestand niet meer. Kies het opnieuw.',
} as const satisfies Translation<AttachmentPhrases, 'nl'>;
