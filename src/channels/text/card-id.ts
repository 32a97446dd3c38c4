import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Indonesian. */
export const phrases = {
  'card.title': 'Apakah ini nomor kartu?',
  'card.text': 'Lebih aman jika tidak dikirim. Empat angka terakhir sudah cukup untuk menemukan pembayaran.',
  'card.hide': 'Sisakan empat angka terakhir',
  'card.send': 'Tetap kirim',
} as const satisfies Translation<CardPhrases, 'id'>;
