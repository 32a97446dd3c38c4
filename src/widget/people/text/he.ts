import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Hebrew. */
export const phrases = {
  reach: 'דברו איתנו',
  team: 'כאן מדברים עם {names}',
  unread: { one: 'חדשה אחת', two: 'שתי חדשות', other: '{count} חדשות' },

  'chat.always': 'אנחנו עונים כאן',
  'chat.open': 'יש מי שעונה עכשיו',
  'chat.wait': 'זמן תגובה משוער: {span}',
  'chat.by': 'תשובה לכל המאוחר: {time}',
  'chat.failed': 'לא זמין כרגע',
  'chat.offline': 'ההודעה נשמרת ותישלח כשתתחברו לרשת',

  'contact.always': 'אנחנו עונים באימייל',
  'contact.open': 'אנחנו עונים באימייל',
  'contact.wait': 'זמן תגובה משוער באימייל: {span}',
  'contact.by': 'תשובה לכל המאוחר: {time}',
  'contact.failed': 'ההודעה נשמרת ותישלח ברגע שיתאפשר',
  'contact.offline': 'ההודעה נשמרת ותישלח כשתתחברו לרשת',

  'callback.always': 'אנחנו מתקשרים אליכם',
  'callback.open': 'אפשר להתקשר אליכם עכשיו',
  'callback.wait': 'זמן המתנה משוער: {span}',
  'callback.by': 'שיחה לכל המאוחר: {time}',
  'callback.failed': 'לא זמין כרגע',
  'callback.offline': 'נדרש חיבור לרשת',

  'closed.opens': 'נפתח: {time} (לפי השעון שלכם)',
  closed: 'סגור כרגע',
  'offline.title': 'אין חיבור לרשת',
  'offline.text': 'מה שתשלחו נשמר ויצא כשהחיבור יחזור.',

  'consent.title': 'אפשר לזכור את השיחה הזאת?',
  'consent.text': 'כדי להשיב לכם, {shop} שומרים בדפדפן הזה את מה שנכתב עד שיישלח, ואיזו שיחה היא שלכם.',
  'consent.agree': 'כן, להמשיך',
  'consent.privacy': 'פרטיות',

  'storage.title': 'שום דבר לא נשמר בדפדפן הזה',
  'storage.text': 'הוא לא מאפשר זאת. השאירו את הדף פתוח עד שההודעה תישלח.',
} as const satisfies Translation<PeoplePhrases, 'he'>;
