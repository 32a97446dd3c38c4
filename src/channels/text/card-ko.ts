import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Korean. */
export const phrases = {
  'card.title': '카드 번호인가요?',
  'card.text': '보내지 않는 것이 더 안전합니다. 결제 내역은 마지막 네 자리만으로도 찾을 수 있습니다.',
  'card.hide': '마지막 네 자리만 남기기',
  'card.send': '그대로 보내기',
} as const satisfies Translation<CardPhrases, 'ko'>;
