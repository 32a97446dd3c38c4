import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Swedish. */
export const phrases = {
  'card.title': 'Är det här ett kortnummer?',
  'card.text': 'Det är säkrare att inte skicka det. De fyra sista siffrorna räcker för att hitta en betalning.',
  'card.hide': 'Behåll bara de fyra sista',
  'card.send': 'Skicka ändå',
} as const satisfies Translation<CardPhrases, 'sv'>;
