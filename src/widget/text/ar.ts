import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Arabic. */
export const phrases = {
  panel: 'المساعدة من {shop}',
  greeting: 'كيف يمكننا مساعدتك؟',
  back: 'رجوع',
  close: 'إغلاق المساعدة',
  expand: 'تكبير',
  shrink: 'تصغير',

  'launcher.open': 'مساعدة',
  'launcher.unread': { zero: 'مساعدة، لا رسائل جديدة', one: 'مساعدة، رسائل جديدة: {count}', two: 'مساعدة، رسائل جديدة: {count}', few: 'مساعدة، {count} رسائل جديدة', many: 'مساعدة، {count} رسالة جديدة', other: 'مساعدة، {count} رسالة جديدة' },

  'faq.title': 'الأجوبة',
  'chat.title': 'تحدّث معنا',
  'contact.title': 'راسلنا',
  'callback.title': 'اطلب مكالمة',

  loading: 'لحظة من فضلك…',
  'failed.title': 'تعذّر عرض هذا المحتوى',
  'failed.text': 'حاول مرة أخرى أو اختر طريقة أخرى للتواصل معنا.',
  retry: 'حاول مرة أخرى',
  'gone.title': 'يتعذّر التواصل معنا هنا حاليًا',
  'gone.text': 'يُرجى المحاولة بعد قليل.',
} as const satisfies Translation<WidgetPhrases, 'ar'>;
