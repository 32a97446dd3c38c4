import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Arabic. */
export const phrases = {
  reach: 'تواصل معنا',
  team: 'هنا تتحدث مع {names}',
  unread: { zero: 'لا جديد', one: 'جديدة واحدة', two: 'جديدتان', few: '{count} جديدة', many: '{count} جديدة', other: '{count} جديدة' },

  'chat.always': 'نردّ عليك هنا',
  'chat.open': 'يوجد من يردّ عليك الآن',
  'chat.wait': 'وقت الرد نحو: {span}',
  'chat.by': 'الرد في موعد أقصاه: {time}',
  'chat.failed': 'غير متاح حاليًا',
  'chat.offline': 'نحفظ رسالتك ونرسلها عند عودة الاتصال',

  'contact.always': 'نردّ عبر البريد الإلكتروني',
  'contact.open': 'نردّ عبر البريد الإلكتروني',
  'contact.wait': 'وقت الرد عبر البريد نحو: {span}',
  'contact.by': 'الرد في موعد أقصاه: {time}',
  'contact.failed': 'نحفظ رسالتك ونرسلها حالما أمكن',
  'contact.offline': 'نحفظ رسالتك ونرسلها عند عودة الاتصال',

  'callback.always': 'نتصل بك هاتفيًا',
  'callback.open': 'يمكننا الاتصال بك الآن',
  'callback.wait': 'وقت الانتظار نحو: {span}',
  'callback.by': 'الاتصال في موعد أقصاه: {time}',
  'callback.failed': 'غير متاح حاليًا',
  'callback.offline': 'يتطلب اتصالًا بالإنترنت',

  'closed.opens': 'نعود: {time} (بتوقيتك)',
  closed: 'مغلق حاليًا',
  'offline.title': 'أنت غير متصل بالإنترنت',
  'offline.text': 'نحفظ ما ترسله ونوصله عند عودة الاتصال.',

  'consent.title': 'هل تسمح لنا بتذكّر هذه المحادثة؟',
  'consent.text': 'للرد عليك، يحتفظ {shop} في هذا المتصفح بما تكتبه حتى يُرسل، وبالمحادثة التي تخصك.',
  'consent.agree': 'نعم، متابعة',
  'consent.privacy': 'الخصوصية',

  'storage.title': 'لا يُحفظ شيء في هذا المتصفح',
  'storage.text': 'فهو لا يسمح بذلك. يُرجى إبقاء هذه الصفحة مفتوحة إلى أن يُرسل ما كتبته.',
} as const satisfies Translation<PeoplePhrases, 'ar'>;
