import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in French. */
export const phrases = {
  reach: 'Nous parler',
  team: 'Ici, vous parlez avec {names}',
  unread: { one: '{count} nouveau', many: '{count} nouveaux', other: '{count} nouveaux' },

  'chat.always': 'Nous répondons ici',
  'chat.open': 'Quelqu’un est là en ce moment',
  'chat.wait': 'Délai de réponse : environ {span}',
  'chat.by': 'Réponse avant : {time}',
  'chat.failed': 'Injoignable pour le moment',
  'chat.offline': 'Votre message est conservé et partira dès que vous serez en ligne',

  'contact.always': 'Nous répondons par e-mail',
  'contact.open': 'Nous répondons par e-mail',
  'contact.wait': 'Réponse par e-mail, délai : environ {span}',
  'contact.by': 'Réponse avant : {time}',
  'contact.failed': 'Votre message est conservé et partira dès que possible',
  'contact.offline': 'Votre message est conservé et partira dès que vous serez en ligne',

  'callback.always': 'Nous vous appelons',
  'callback.open': 'Nous pouvons vous appeler maintenant',
  'callback.wait': 'Délai d’appel : environ {span}',
  'callback.by': 'Appel avant : {time}',
  'callback.failed': 'Injoignable pour le moment',
  'callback.offline': 'Nécessite une connexion',

  'closed.opens': 'Réouverture : {time} (votre heure)',
  closed: 'Fermé pour le moment',
  'offline.title': 'Vous êtes hors ligne',
  'offline.text': 'Ce que vous envoyez est conservé et partira au retour de la connexion.',

  'consent.title': 'Pouvons-nous garder cette conversation ?',
  'consent.text': 'Pour vous répondre, {shop} conserve dans ce navigateur ce que vous écrivez jusqu’à son envoi, ainsi que la conversation qui est la vôtre.',
  'consent.agree': 'Oui, continuer',
  'consent.privacy': 'Confidentialité',

  'storage.title': 'Rien n’est conservé dans ce navigateur',
  'storage.text': 'Il ne nous le permet pas. Laissez cette page ouverte jusqu’à ce que votre message soit envoyé.',
} as const satisfies Translation<PeoplePhrases, 'fr'>;
