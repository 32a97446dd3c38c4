import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Turkish. */
export const phrases = {
  'card.title': 'Bu bir kart numarası mı?',
  'card.text': 'Göndermemek daha güvenli. Bir ödemeyi bulmak için son dört hane yeterli.',
  'card.hide': 'Yalnızca son dört haneyi bırak',
  'card.send': 'Yine de gönder',
} as const satisfies Translation<CardPhrases, 'tr'>;
