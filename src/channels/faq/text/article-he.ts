import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Hebrew. */
export const articlePhrases = {
  foreign: 'שפת התשובות: {language}',
  contents: 'בתשובה הזו',
  related: 'תשובות קרובות',
  print: 'הדפסה',
  'link.copy': 'העתקת קישור',
  'link.copied': 'הקישור הועתק',
  'link.failed': 'העתיקו את הקישור שלמטה',
  'link.address': 'קישור לתשובה הזו',
  recent: 'נקראו לאחרונה',
  updated: 'עודכן לאחרונה: {day}',
  'missing.title': 'התשובה הזו כבר לא כאן',
  'missing.text': 'ייתכן שהיא הועברה. חפשו אותה או שאלו אותנו.',
  'missing.search': 'חיפוש בתשובות',

  'article.table': 'טבלה, ניתנת לגלילה לצדדים',
  'article.newTab': 'נפתח בכרטיסייה חדשה',
  'article.video': 'לצפייה: {title}',
  'tone.note': 'הערה',
  'tone.tip': 'טיפ',
  'tone.important': 'חשוב',
  'tone.warning': 'אזהרה',
  'tone.caution': 'זהירות',

  'vote.ask': 'האם זה עזר?',
  'vote.yes': 'כן',
  'vote.no': 'לא',
  'vote.thanks': 'נעים לשמוע. תודה שסיפרתם לנו.',
  'vote.sorry': 'חבל שזה לא עזר. תודה שסיפרתם לנו.',
  'vote.next': 'נעזור לכם בעצמנו',
} as const satisfies Translation<ArticlePhrases, 'he'>;
