import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Hebrew. */
export const phrases = {
  'attach.label': 'צירוף קובץ',
  'attach.rules': '{types}, עד {size}',
  'attach.drop': 'שחררו כאן כדי לשלוח',
  'attach.type': 'אי אפשר לשלוח כאן את „{name}”. אפשר: {types}.',
  'attach.size': '„{name}” גדול מדי. אפשר לשלוח עד {size}.',
  'attach.many': 'מספר הקבצים המרבי בבת אחת: {count}.',
  'attach.sending': '{name} בשליחה',
  'attach.cancel': 'ביטול',
  'attached.picture': 'תמונה: {name}',
  'attached.enlarge': 'הגדלת {name}',
  'attached.save': 'שמירת {name}',
  'attached.close': 'סגירה',
  'attached.failed': 'לא ניתן היה לטעון את הקובץ.',
  'attached.again': 'לנסות שוב',
  'lost.size': 'הקובץ גדול מדי עבור החנות.',
  'lost.type': 'החנות אינה מקבלת קבצים מסוג זה.',
  'lost.room': 'אין עוד מקום לקבצים שלכם.',
  'lost.gone': 'הקובץ כבר אינו בדפדפן הזה. בחרו אותו שוב.',
} as const satisfies Translation<AttachmentPhrases, 'he'>;
