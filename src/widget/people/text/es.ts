import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Spanish. */
export const phrases = {
  reach: 'Habla con nosotros',
  team: 'Aquí hablas con {names}',
  unread: { one: '{count} nuevo', many: '{count} nuevos', other: '{count} nuevos' },

  'chat.always': 'Respondemos aquí',
  'chat.open': 'Ahora hay alguien aquí',
  'chat.wait': 'Tiempo de respuesta aproximado: {span}',
  'chat.by': 'Respuesta antes de: {time}',
  'chat.failed': 'No disponible ahora mismo',
  'chat.offline': 'Tu mensaje se guarda y se enviará cuando tengas conexión',

  'contact.always': 'Respondemos por correo',
  'contact.open': 'Respondemos por correo',
  'contact.wait': 'Respuesta por correo, tiempo aproximado: {span}',
  'contact.by': 'Respuesta antes de: {time}',
  'contact.failed': 'Tu mensaje se guarda y se enviará en cuanto sea posible',
  'contact.offline': 'Tu mensaje se guarda y se enviará cuando tengas conexión',

  'callback.always': 'Te llamamos nosotros',
  'callback.open': 'Podemos llamarte ahora',
  'callback.wait': 'Tiempo de espera aproximado: {span}',
  'callback.by': 'Llamada antes de: {time}',
  'callback.failed': 'No disponible ahora mismo',
  'callback.offline': 'Necesita conexión',

  'closed.opens': 'Abrimos: {time} (tu hora)',
  closed: 'Cerrado ahora mismo',
  'offline.title': 'No tienes conexión',
  'offline.text': 'Lo que envíes se guarda y saldrá cuando vuelva la conexión.',

  'consent.title': '¿Podemos recordar esta conversación?',
  'consent.text': 'Para responderte, {shop} guarda en este navegador lo que escribes hasta que se envía y cuál es tu conversación.',
  'consent.agree': 'Sí, seguir',
  'consent.privacy': 'Privacidad',

  'storage.title': 'En este navegador no se guarda nada',
  'storage.text': 'No nos lo permite. Deja esta página abierta hasta que se envíe lo que has escrito.',
} as const satisfies Translation<PeoplePhrases, 'es'>;
