import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Japanese. */
export const phrases = {
  'card.title': 'カード番号ではありませんか？',
  'card.text': '送信しないほうが安全です。お支払いの確認は下4桁だけで足ります。',
  'card.hide': '下4桁だけ残す',
  'card.send': 'このまま送信',
} as const satisfies Translation<CardPhrases, 'ja'>;
