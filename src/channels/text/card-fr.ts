import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in French. */
export const phrases = {
  'card.title': 'Est-ce un numéro de carte ?',
  'card.text': 'Il est plus sûr de ne pas l’envoyer. Les quatre derniers chiffres suffisent pour retrouver un paiement.',
  'card.hide': 'Garder seulement les quatre derniers',
  'card.send': 'Envoyer quand même',
} as const satisfies Translation<CardPhrases, 'fr'>;
