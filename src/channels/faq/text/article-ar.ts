import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Arabic. */
export const articlePhrases = {
  foreign: 'لغة هذه الأجوبة: {language}',
  contents: 'في هذا الجواب',
  related: 'أجوبة ذات صلة',
  print: 'طباعة',
  'link.copy': 'نسخ الرابط',
  'link.copied': 'تم نسخ الرابط',
  'link.failed': 'انسخ الرابط أدناه بنفسك',
  'link.address': 'رابط هذا الجواب',
  recent: 'قرأتها مؤخرًا',
  updated: 'آخر تعديل: {day}',
  'missing.title': 'لم يعد هذا الجواب موجودًا هنا',
  'missing.text': 'ربما نُقل إلى مكان آخر. ابحث عنه أو اسألنا.',
  'missing.search': 'البحث في الأجوبة',

  'article.table': 'جدول يمكن تمريره جانبيًا',
  'article.newTab': 'يُفتح في علامة تبويب جديدة',
  'article.video': 'شاهد: {title}',
  'tone.note': 'ملاحظة',
  'tone.tip': 'نصيحة',
  'tone.important': 'مهم',
  'tone.warning': 'تحذير',
  'tone.caution': 'انتبه',

  'vote.ask': 'هل أفادك هذا؟',
  'vote.yes': 'نعم',
  'vote.no': 'لا',
  'vote.thanks': 'يسعدنا ذلك. شكرًا لإخبارنا.',
  'vote.sorry': 'نأسف لأنه لم يفدك. شكرًا لإخبارنا.',
  'vote.next': 'دعنا نساعدك بأنفسنا',
} as const satisfies Translation<ArticlePhrases, 'ar'>;
