import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Arabic. */
export const phrases = {
  'attach.label': 'إرفاق ملف',
  'attach.rules': '{types}، حتى {size}',
  'attach.drop': 'أفلته هنا لإرساله',
  'attach.type': 'لا يمكن إرسال «{name}» هنا. المسموح: {types}.',
  'attach.size': '«{name}» كبير جدًا. الحد الأقصى {size}.',
  'attach.many': 'الحد الأقصى للملفات في المرة الواحدة: {count}.',
  'attach.sending': 'جارٍ إرسال {name}',
  'attach.cancel': 'إلغاء',
  'attached.picture': 'صورة: {name}',
  'attached.enlarge': 'عرض {name} بحجم أكبر',
  'attached.save': 'حفظ {name}',
  'attached.close': 'إغلاق',
  'attached.failed': 'تعذّر تحميل هذا الملف.',
  'attached.again': 'المحاولة مجددًا',
  'lost.size': 'هذا الملف أكبر مما يقبله المتجر.',
  'lost.type': 'لا يقبل المتجر ملفات من هذا النوع.',
  'lost.room': 'لا يمكن حفظ المزيد من ملفاتك.',
  'lost.gone': 'لم يعد الملف موجودًا في هذا المتصفح. يُرجى اختياره من جديد.',
} as const satisfies Translation<AttachmentPhrases, 'ar'>;
