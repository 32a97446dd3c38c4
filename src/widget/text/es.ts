import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Spanish. */
export const phrases = {
  panel: 'Ayuda de {shop}',
  greeting: '¿En qué podemos ayudarte?',
  back: 'Volver',
  close: 'Cerrar la ayuda',
  expand: 'Ampliar',
  shrink: 'Reducir',

  'launcher.open': 'Ayuda',
  'launcher.unread': { one: 'Ayuda, {count} mensaje nuevo', many: 'Ayuda, {count} de mensajes nuevos', other: 'Ayuda, {count} mensajes nuevos' },

  'faq.title': 'Respuestas',
  'chat.title': 'Chatea con nosotros',
  'contact.title': 'Escríbenos',
  'callback.title': 'Te llamamos',

  loading: 'Un momento…',
  'failed.title': 'No se ha podido mostrar',
  'failed.text': 'Inténtalo de nuevo o elige otra forma de contactarnos.',
  retry: 'Reintentar',
  'gone.title': 'Ahora mismo no estamos disponibles aquí',
  'gone.text': 'Inténtalo de nuevo en un rato.',
} as const satisfies Translation<WidgetPhrases, 'es'>;
