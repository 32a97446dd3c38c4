import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Arabic. */
export const phrases = {
  'card.title': 'هل هذا رقم بطاقة؟',
  'card.text': 'من الأسلم ألّا ترسله. تكفي الأرقام الأربعة الأخيرة للعثور على عملية الدفع.',
  'card.hide': 'الإبقاء على الأرقام الأربعة الأخيرة فقط',
  'card.send': 'الإرسال على أي حال',
} as const satisfies Translation<CardPhrases, 'ar'>;
