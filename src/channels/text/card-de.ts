import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in German. */
export const phrases = {
  'card.title': 'Ist das eine Kartennummer?',
  'card.text': 'Sicherer ist es, sie nicht zu senden. Um eine Zahlung zu finden, reichen die letzten vier Ziffern.',
  'card.hide': 'Nur die letzten vier behalten',
  'card.send': 'Trotzdem senden',
} as const satisfies Translation<CardPhrases, 'de'>;
