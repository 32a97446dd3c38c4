import type { Translation } from '../../core/text.ts';
import type { CardPhrases } from './card-en.ts';

/** What is said to who is about to send the number of a payment card, in Hebrew. */
export const phrases = {
  'card.title': 'האם זה מספר כרטיס?',
  'card.text': 'בטוח יותר לא לשלוח אותו. ארבע הספרות האחרונות מספיקות כדי למצוא תשלום.',
  'card.hide': 'להשאיר רק את ארבע האחרונות',
  'card.send': 'לשלוח בכל זאת',
} as const satisfies Translation<CardPhrases, 'he'>;
