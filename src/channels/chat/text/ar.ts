import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Arabic. */
export const phrases = {
  log: 'محادثة مع {shop}',

  'open.waiting': 'وقت الرد المعتاد: {time}',
  'open.queued': 'ترتيبك في قائمة الانتظار: {position}',
  open: 'نحن هنا. اسألنا ما تشاء.',
  closed: 'مغلق حاليًا. اكتب على أي حال: يصلك الرد هنا.',
  'closed.until': 'مغلق. نعود: {time}. اكتب الآن ويصلك الرد هنا.',
  welcome: 'كيف يمكننا مساعدتك؟',
  'welcome.text': 'اكتب سؤالك أدناه. يمكنك مغادرة هذه الصفحة: تبقى المحادثة محفوظة.',

  connecting: 'جارٍ الاتصال…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  offline: 'أنت غير متصل. نحفظ ما تكتبه ونرسله عند عودة الاتصال.',
  'down.title': 'يتعذّر الوصول إلى المحادثة حاليًا',
  'down.text': 'نحفظ ما تكتبه ونرسله حالما أمكن. أو تواصل معنا بطريقة أخرى:',
  'denied.title': 'لا تعمل المحادثة في هذه الصفحة',
  'denied.text': 'قد تفيد إعادة تحميل الصفحة. أو تواصل معنا بطريقة أخرى:',
  'try.now': 'حاول الآن',
  reach: 'طرق أخرى للتواصل معنا',

  you: 'أنت',
  agent: 'موظف الدعم',
  'event.joined': 'انضم {name}',
  'event.closed': 'أُغلقت المحادثة. اكتب لفتحها من جديد.',
  'event.reopened': 'فُتحت المحادثة من جديد',
  new: 'جديد',
  sound: 'صوت عند وصول رسائل جديدة',
  typing: '{name} يكتب الآن',
  earlier: 'عرض الرسائل السابقة',
  newest: 'أحدث الرسائل',
  'newest.count': { zero: 'لا رسائل جديدة', one: 'رسالة جديدة واحدة', two: 'رسالتان جديدتان', few: '{count} رسائل جديدة', many: '{count} رسالة جديدة', other: '{count} رسالة جديدة' },

  'state.queued': 'في انتظار الإرسال',
  'state.sending': 'جارٍ الإرسال…',
  'state.sent': 'أُرسلت',
  'state.read': 'قُرئت',
  'state.offline': 'ستُرسل عند عودة الاتصال',
  'state.unavailable': 'لم تُرسل بعد. تتكرر المحاولة تلقائيًا.',
  'state.limited': 'رسائل كثيرة دفعة واحدة. ستُرسل تلقائيًا بعد لحظات.',
  'refused.broken': 'تعذّر إرسال رسالتك.',
  'refused.refused': 'لم يتمكن المتجر من قبول هذه الرسالة.',
  'refused.unauthorized': 'لا يقبل المتجر رسائل من هذه الصفحة.',
  'refused.unsupported': 'لا يستقبل المتجر رسائل المحادثة حاليًا.',
  'refused.gone': 'لم تعد هذه المحادثة موجودة.',
  'refused.retry': 'إعادة الإرسال',
  'refused.edit': 'تعديل',
  'refused.dismiss': 'حذف',

  'write.label': 'الرسالة',
  'write.hint': 'اكتب رسالة',
  'write.send': 'إرسال',
  'write.blank': 'اكتب شيئًا أولًا.',
  'write.too-long': '{length} من {most} حرف كحد أقصى. يُرجى الاختصار.',
  'write.too-much': 'النص أطول بكثير من أن يُلصق هنا: الحد الأقصى {most} حرف.',
  'write.left': { zero: 'لم يبق أي حرف', one: 'بقي حرف واحد', two: 'بقي حرفان', few: 'بقيت {count} أحرف', many: 'بقي {count} حرفًا', other: 'بقي {count} حرف' },

  'said.message': '{name}: {text}',
  'said.unread': { zero: 'لا رسائل جديدة في المحادثة', one: 'رسالة جديدة واحدة في المحادثة', two: 'رسالتان جديدتان في المحادثة', few: '{count} رسائل جديدة في المحادثة', many: '{count} رسالة جديدة في المحادثة', other: '{count} رسالة جديدة في المحادثة' },
} as const satisfies Translation<ChatPhrases, 'ar'>;
