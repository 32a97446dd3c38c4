import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in French. */
export const phrases = {
  'attach.label': 'Joindre un fichier',
  'attach.rules': '{types}, {size} au plus',
  'attach.drop': 'Déposez-le ici pour l’envoyer',
  'attach.type': '« {name} » ne peut pas être envoyé ici. Formats possibles : {types}.',
  'attach.size': '« {name} » est trop volumineux. La limite est de {size}.',
  'attach.many': '{count} fichiers au plus à la fois.',
  'attach.sending': 'Envoi de {name}',
  'attach.cancel': 'Annuler',
  'attached.picture': 'Image : {name}',
  'attached.enlarge': 'Agrandir {name}',
  'attached.save': 'Enregistrer {name}',
  'attached.close': 'Fermer',
  'attached.failed': 'Ce fichier n’a pas pu être chargé.',
  'attached.again': 'Réessayer',
  'lost.size': 'Ce fichier est trop volumineux pour la boutique.',
  'lost.type': 'La boutique n’accepte pas ce type de fichier.',
  'lost.room': 'Il n’y a plus de place pour vos fichiers.',
  'lost.gone': 'Ce navigateur n’a plus le fichier. Choisissez-le de nouveau.',
} as const satisfies Translation<AttachmentPhrases, 'fr'>;
