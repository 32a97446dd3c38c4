import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in French. */
export const phrases = {
  panel: 'Aide de {shop}',
  greeting: 'Comment pouvons-nous vous aider ?',
  back: 'Retour',
  close: 'Fermer l’aide',
  expand: 'Agrandir',
  shrink: 'Réduire',

  'launcher.open': 'Aide',
  'launcher.unread': { one: 'Aide, {count} nouveau message', many: 'Aide, {count} de nouveaux messages', other: 'Aide, {count} nouveaux messages' },

  'faq.title': 'Réponses',
  'chat.title': 'Discuter avec nous',
  'contact.title': 'Nous écrire',
  'callback.title': 'Être rappelé',

  loading: 'Un instant…',
  'failed.title': 'Impossible d’afficher ce contenu',
  'failed.text': 'Réessayez ou choisissez une autre façon de nous joindre.',
  retry: 'Réessayer',
  'gone.title': 'Nous sommes injoignables ici pour le moment',
  'gone.text': 'Réessayez un peu plus tard.',
} as const satisfies Translation<WidgetPhrases, 'fr'>;
