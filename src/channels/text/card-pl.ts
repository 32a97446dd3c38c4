import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Polish. */
export const phrases = {
  'card.title': 'Czy to numer karty?',
  'card.text': 'Bezpieczniej go nie wysyłać. Do znalezienia płatności wystarczą cztery ostatnie cyfry.',
  'card.hide': 'Zostaw tylko cztery ostatnie',
  'card.send': 'Wyślij mimo to',
} as const satisfies Translation<CardPhrases, 'pl'>;
