import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Hebrew. */
export const phrases = {
  log: 'שיחה עם {shop}',

  'open.waiting': 'זמן תגובה רגיל: {time}',
  'open.queued': 'מקומך בתור: {position}',
  open: 'אנחנו כאן. שאלו כל דבר.',
  closed: 'סגור כרגע. אפשר לכתוב בכל זאת: התשובה תגיע לכאן.',
  'closed.until': 'סגור. נפתח: {time}. כתבו עכשיו, התשובה תגיע לכאן.',
  welcome: 'איך אפשר לעזור?',
  'welcome.text': 'כתבו את השאלה למטה. אפשר לעזוב את הדף: השיחה נשארת.',

  connecting: 'מתחבר…',
  reconnecting: 'מתחבר מחדש…',
  offline: 'אין חיבור לרשת. מה שתכתבו נשמר ויישלח כשתחזרו.',
  'down.title': 'לא ניתן להגיע לצ׳אט כרגע',
  'down.text': 'מה שתכתבו נשמר ויישלח ברגע שיתאפשר. או פנו אלינו בדרך אחרת:',
  'denied.title': 'הצ׳אט לא פועל בדף הזה',
  'denied.text': 'טעינה מחדש של הדף עשויה לעזור. או פנו אלינו בדרך אחרת:',
  'try.now': 'לנסות עכשיו',
  reach: 'דרכים נוספות לפנות אלינו',

  you: 'אתם',
  agent: 'נציג',
  'event.joined': '{name} הצטרף/ה לשיחה',
  'event.closed': 'השיחה נסגרה. כתבו כדי לפתוח אותה שוב.',
  'event.reopened': 'השיחה נפתחה שוב',
  new: 'חדש',
  sound: 'צליל להודעות חדשות',
  typing: '{name} מקליד/ה',
  earlier: 'הצגת הודעות קודמות',
  newest: 'ההודעות האחרונות',
  'newest.count': { one: 'הודעה חדשה אחת', two: 'שתי הודעות חדשות', other: '{count} הודעות חדשות' },

  'state.queued': 'ממתינה לשליחה',
  'state.sending': 'שולח…',
  'state.sent': 'נשלחה',
  'state.read': 'נקראה',
  'state.offline': 'תישלח כשתחזרו לרשת',
  'state.unavailable': 'עדיין לא נשלחה. ננסה שוב אוטומטית.',
  'state.limited': 'הרבה בבת אחת. תישלח מעצמה בעוד רגע.',
  'refused.broken': 'לא ניתן היה לשלוח את ההודעה.',
  'refused.refused': 'החנות לא יכלה לקבל את ההודעה הזו.',
  'refused.unauthorized': 'החנות לא מקבלת הודעות מהדף הזה.',
  'refused.unsupported': 'החנות לא מקבלת הודעות צ׳אט כרגע.',
  'refused.gone': 'השיחה הזו כבר לא קיימת.',
  'refused.retry': 'שליחה חוזרת',
  'refused.edit': 'עריכה',
  'refused.dismiss': 'מחיקה',

  'write.label': 'הודעה',
  'write.hint': 'כתבו הודעה',
  'write.send': 'שליחה',
  'write.blank': 'כתבו משהו קודם.',
  'write.too-long': '{length} מתוך {most} תווים לכל היותר. נא לקצר.',
  'write.too-much': 'זה ארוך מדי להדבקה כאן: אפשר לשלוח עד {most} תווים.',
  'write.left': { one: 'נותר תו אחד', two: 'נותרו שני תווים', other: 'נותרו {count} תווים' },

  'said.message': '{name}: {text}',
  'said.unread': { one: 'הודעה חדשה אחת בצ׳אט', two: 'שתי הודעות חדשות בצ׳אט', other: '{count} הודעות חדשות בצ׳אט' },
} as const satisfies Translation<ChatPhrases, 'he'>;
