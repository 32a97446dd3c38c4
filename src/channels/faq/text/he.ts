import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Hebrew. */
export const phrases = {
  'search.label': 'חיפוש תשובה',
  'search.hint': 'הקלידו שאלה',
  'search.clear': 'ניקוי החיפוש',
  'search.count': { one: 'תשובה אחת', two: 'שתי תשובות', other: '{count} תשובות' },
  results: 'תשובות',
  suggested: 'שאלות נפוצות',
  ask: 'עדיין צריכים עזרה?',

  'nothing.title': 'אין תוצאות עבור ״{words}״',
  'nothing.text': 'נסו מילים אחרות או שאלו אותנו: מה שהקלדתם יעבור איתכם.',
  'nothing.said': 'לא נמצאה תשובה',
  'nothing.ask': 'שאלו אותנו',

  'failed.title': 'לא ניתן היה לטעון את התשובות',
  'failed.text': 'נסו שוב או שאלו אותנו ישירות.',
  retry: 'ניסיון נוסף',
} as const satisfies Translation<FaqPhrases, 'he'>;
