import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Dutch. */
export const phrases = {
  'card.title': 'Is dit een kaartnummer?',
  'card.text': 'Het is veiliger om het niet te sturen. De laatste vier cijfers zijn genoeg om een betaling te vinden.',
  'card.hide': 'Alleen de laatste vier bewaren',
  'card.send': 'Toch versturen',
} as const satisfies Translation<CardPhrases, 'nl'>;
