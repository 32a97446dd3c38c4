import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Spanish. */
export const phrases = {
  log: 'Conversación con {shop}',

  'open.waiting': 'Solemos responder en {time}',
  'open.queued': 'Eres el número {position} en la cola',
  open: 'Estamos aquí. Pregúntanos lo que quieras.',
  closed: 'Cerrado ahora mismo. Escribe igualmente: la respuesta llegará aquí.',
  'closed.until': 'Cerrado. Abrimos: {time}. Escribe ahora, la respuesta llegará aquí.',
  welcome: '¿En qué podemos ayudarte?',
  'welcome.text': 'Escribe tu pregunta abajo. Puedes salir de esta página: la conversación se queda.',

  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  offline: 'No tienes conexión. Lo que escribas se guarda y se enviará cuando vuelvas.',
  'down.title': 'Ahora mismo no se puede acceder al chat',
  'down.text': 'Lo que escribas se guarda y se enviará en cuanto sea posible. O contáctanos de otra forma:',
  'denied.title': 'El chat no funciona en esta página',
  'denied.text': 'Quizá ayude volver a cargar la página. O contáctanos de otra forma:',
  'try.now': 'Probar ahora',
  reach: 'Otras formas de contactarnos',

  you: 'Tú',
  agent: 'Agente',
  'event.joined': '{name} se ha unido',
  'event.closed': 'La conversación se ha cerrado. Escribe para volver a abrirla.',
  'event.reopened': 'La conversación se ha vuelto a abrir',
  new: 'Nuevo',
  sound: 'Sonido para mensajes nuevos',
  typing: '{name} está escribiendo',
  earlier: 'Ver mensajes anteriores',
  newest: 'Mensajes más recientes',
  'newest.count': { one: '{count} mensaje nuevo', many: '{count} de mensajes nuevos', other: '{count} mensajes nuevos' },

  'state.queued': 'Esperando para enviarse',
  'state.sending': 'Enviando…',
  'state.sent': 'Enviado',
  'state.read': 'Leído',
  'state.offline': 'Se enviará cuando tengas conexión',
  'state.unavailable': 'Aún sin enviar. Se vuelve a intentar solo.',
  'state.limited': 'Son muchos a la vez. Se enviará solo en un momento.',
  'refused.broken': 'No se ha podido enviar tu mensaje.',
  'refused.refused': 'La tienda no ha podido aceptar este mensaje.',
  'refused.unauthorized': 'La tienda no acepta mensajes desde esta página.',
  'refused.unsupported': 'La tienda no recibe mensajes de chat ahora mismo.',
  'refused.gone': 'Esta conversación ya no existe.',
  'refused.retry': 'Enviar de nuevo',
  'refused.edit': 'Editar',
  'refused.dismiss': 'Borrar',

  'write.label': 'Mensaje',
  'write.hint': 'Escribe un mensaje',
  'write.send': 'Enviar',
  'write.blank': 'Escribe algo primero.',
  'write.too-long': '{length} de {most} caracteres como máximo. Acórtalo un poco.',
  'write.too-much': 'Es demasiado largo para pegarlo aquí: se pueden enviar {most} caracteres como máximo.',
  'write.left': { one: 'Queda {count} carácter', many: 'Quedan {count} de caracteres', other: 'Quedan {count} caracteres' },

  'said.message': '{name}: {text}',
  'said.unread': { one: '{count} mensaje nuevo en el chat', many: '{count} de mensajes nuevos en el chat', other: '{count} mensajes nuevos en el chat' },
} as const satisfies Translation<ChatPhrases, 'es'>;
