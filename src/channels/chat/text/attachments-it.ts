import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Italian. */
export const phrases = {
  'attach.label': 'Allega un file',
  'attach.rules': '{types}, fino a {size}',
  'attach.drop': 'Rilascialo qui per inviarlo',
  'attach.type': '“{name}” non può essere inviato qui. Sono ammessi: {types}.',
  'attach.size': '“{name}” è troppo grande. Il massimo è {size}.',
  'attach.many': 'Al massimo {count} file alla volta.',
  'attach.sending': 'Invio di {name}',
  'attach.cancel': 'Annulla',
  'attached.picture': 'Immagine: {name}',
  'attached.enlarge': 'Ingrandisci {name}',
  'attached.save': 'Salva {name}',
  'attached.close': 'Chiudi',
  'attached.failed': 'Non è stato possibile caricare questo file.',
  'attached.again': 'Riprova',
  'lost.size': 'Questo file è troppo grande per il negozio.',
  'lost.type': 'Il negozio non accetta file di questo tipo.',
  'lost.room': 'Non c’è più spazio per altri tuoi file.',
  'lost.gone': 'Questo browser non ha più il file. Sceglilo di nuovo.',
} as const satisfies Translation<AttachmentPhrases, 'it'>;
