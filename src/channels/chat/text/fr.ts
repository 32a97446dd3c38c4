import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in French. */
export const phrases = {
  log: 'Conversation avec {shop}',

  'open.waiting': 'Réponse habituelle sous {time}',
  'open.queued': 'Vous êtes numéro {position} dans la file d’attente',
  open: 'Nous sommes là. Posez-nous vos questions.',
  closed: 'Fermé pour le moment. Écrivez quand même : la réponse arrivera ici.',
  'closed.until': 'Fermé. Réouverture : {time}. Écrivez maintenant, la réponse arrivera ici.',
  welcome: 'Comment pouvons-nous vous aider ?',
  'welcome.text': 'Écrivez votre question ci-dessous. Vous pouvez quitter cette page : la conversation reste.',

  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  offline: 'Vous êtes hors ligne. Ce que vous écrivez est conservé et partira à votre retour en ligne.',
  'down.title': 'Le chat est injoignable pour le moment',
  'down.text': 'Ce que vous écrivez est conservé et partira dès que possible. Ou contactez-nous autrement :',
  'denied.title': 'Le chat ne fonctionne pas sur cette page',
  'denied.text': 'Recharger la page peut aider. Ou contactez-nous autrement :',
  'try.now': 'Essayer maintenant',
  reach: 'Autres façons de nous joindre',

  you: 'Vous',
  agent: 'Conseiller',
  'event.joined': '{name} a rejoint la conversation',
  'event.closed': 'La conversation a été close. Écrivez pour la rouvrir.',
  'event.reopened': 'La conversation a été rouverte',
  new: 'Nouveau',
  sound: 'Son pour les nouveaux messages',
  typing: '{name} écrit',
  earlier: 'Afficher les messages précédents',
  newest: 'Derniers messages',
  'newest.count': { one: '{count} nouveau message', many: '{count} de nouveaux messages', other: '{count} nouveaux messages' },

  'state.queued': 'En attente d’envoi',
  'state.sending': 'Envoi…',
  'state.sent': 'Envoyé',
  'state.read': 'Lu',
  'state.offline': 'Partira à votre retour en ligne',
  'state.unavailable': 'Pas encore envoyé. Nouvel essai automatique.',
  'state.limited': 'Beaucoup d’un coup. Partira tout seul dans un instant.',
  'refused.broken': 'Votre message n’a pas pu être envoyé.',
  'refused.refused': 'La boutique n’a pas pu accepter ce message.',
  'refused.unauthorized': 'La boutique n’accepte pas de messages depuis cette page.',
  'refused.unsupported': 'La boutique ne prend pas de messages de chat pour le moment.',
  'refused.gone': 'Cette conversation n’existe plus.',
  'refused.retry': 'Renvoyer',
  'refused.edit': 'Modifier',
  'refused.dismiss': 'Supprimer',

  'write.label': 'Message',
  'write.hint': 'Écrivez un message',
  'write.send': 'Envoyer',
  'write.blank': 'Écrivez d’abord quelque chose.',
  'write.too-long': '{length} caractères sur {most} au maximum. Raccourcissez un peu.',
  'write.too-much': 'C’est beaucoup trop long pour ce champ : {most} caractères au maximum.',
  'write.left': { one: '{count} caractère restant', many: '{count} de caractères restants', other: '{count} caractères restants' },

  'said.message': '{name} : {text}',
  'said.unread': { one: '{count} nouveau message dans le chat', many: '{count} de nouveaux messages dans le chat', other: '{count} nouveaux messages dans le chat' },
} as const satisfies Translation<ChatPhrases, 'fr'>;
