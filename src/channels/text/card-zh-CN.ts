import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Chinese. */
export const phrases = {
  'card.title': '这是银行卡号吗？',
  'card.text': '不发送更安全。查找付款只需要最后四位数字。',
  'card.hide': '只保留最后四位',
  'card.send': '仍然发送',
} as const satisfies Translation<CardPhrases, 'zh-CN'>;
