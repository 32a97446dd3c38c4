import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Hebrew. */
export const phrases = {
  panel: 'עזרה מ-{shop}',
  greeting: 'איך אפשר לעזור?',
  back: 'חזרה',
  close: 'סגירת העזרה',
  expand: 'הגדלה',
  shrink: 'הקטנה',

  'launcher.open': 'עזרה',
  'launcher.unread': { one: 'עזרה, הודעות חדשות: {count}', two: 'עזרה, {count} הודעות חדשות', other: 'עזרה, {count} הודעות חדשות' },

  'faq.title': 'תשובות',
  'chat.title': 'צ׳אט איתנו',
  'contact.title': 'כתבו לנו',
  'callback.title': 'נתקשר אליכם',

  loading: 'רק רגע…',
  'failed.title': 'לא ניתן להציג את זה',
  'failed.text': 'נסו שוב או בחרו דרך אחרת לפנות אלינו.',
  retry: 'ניסיון נוסף',
  'gone.title': 'לא ניתן להשיג אותנו כאן כרגע',
  'gone.text': 'נסו שוב בעוד זמן מה.',
} as const satisfies Translation<WidgetPhrases, 'he'>;
