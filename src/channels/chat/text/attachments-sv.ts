import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Swedish. */
export const phrases = {
  'attach.label': 'Bifoga en fil',
  'attach.rules': '{types}, högst {size}',
  'attach.drop': 'Släpp den här för att skicka',
  'attach.type': '”{name}” kan inte skickas här. Det som går: {types}.',
  'attach.size': '”{name}” är för stor. Högst {size} kan skickas.',
  'attach.many': 'Högst {count} filer åt gången.',
  'attach.sending': 'Skickar {name}',
  'attach.cancel': 'Avbryt',
  'attached.picture': 'Bild: {name}',
  'attached.enlarge': 'Visa {name} större',
  'attached.save': 'Spara {name}',
  'attached.close': 'Stäng',
  'attached.failed': 'Filen kunde inte hämtas.',
  'attached.again': 'Försök igen',
  'lost.size': 'Filen är för stor för butiken.',
  'lost.type': 'Butiken tar inte emot sådana filer.',
  'lost.room': 'Det finns inte plats för fler av dina filer.',
  'lost.gone': 'Webbläsaren har inte kvar filen. Välj den igen.',
} as const satisfies Translation<AttachmentPhrases, 'sv'>;
