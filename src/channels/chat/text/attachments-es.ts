import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Spanish. */
export const phrases = {
  'attach.label': 'Adjuntar un archivo',
  'attach.rules': '{types}, hasta {size}',
  'attach.drop': 'Suéltelo aquí para enviarlo',
  'attach.type': '«{name}» no se puede enviar aquí. Se admiten: {types}.',
  'attach.size': '«{name}» es demasiado grande. El máximo es {size}.',
  'attach.many': 'Como máximo {count} archivos a la vez.',
  'attach.sending': 'Enviando {name}',
  'attach.cancel': 'Cancelar',
  'attached.picture': 'Imagen: {name}',
  'attached.enlarge': 'Ver {name} más grande',
  'attached.save': 'Guardar {name}',
  'attached.close': 'Cerrar',
  'attached.failed': 'No se pudo cargar este archivo.',
  'attached.again': 'Reintentar',
  'lost.size': 'Este archivo es demasiado grande para la tienda.',
  'lost.type': 'La tienda no acepta archivos de este tipo.',
  'lost.room': 'Ya no se pueden guardar más archivos suyos.',
  'lost.gone': 'Este navegador ya no tiene el archivo. Elíjalo de nuevo.',
} as const satisfies Translation<AttachmentPhrases, 'es'>;
