import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Italian. */
export const phrases = {
  'card.title': 'È un numero di carta?',
  'card.text': 'È più sicuro non inviarlo. Per trovare un pagamento bastano le ultime quattro cifre.',
  'card.hide': 'Tieni solo le ultime quattro',
  'card.send': 'Invia comunque',
} as const satisfies Translation<CardPhrases, 'it'>;
