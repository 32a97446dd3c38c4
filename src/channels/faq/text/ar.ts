import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Arabic. */
export const phrases = {
  'search.label': 'ابحث عن جواب',
  'search.hint': 'اكتب سؤالك',
  'search.clear': 'مسح البحث',
  'search.count': { zero: 'لا أجوبة', one: 'جواب واحد', two: 'جوابان', few: '{count} أجوبة', many: '{count} جوابًا', other: '{count} جواب' },
  results: 'الأجوبة',
  suggested: 'أسئلة شائعة',
  ask: 'هل ما زلت بحاجة إلى مساعدة؟',

  'nothing.title': 'لا نتائج لعبارة «{words}»',
  'nothing.text': 'جرّب كلمات أخرى أو اسألنا: سننقل معك ما كتبته.',
  'nothing.said': 'لم يُعثر على جواب',
  'nothing.ask': 'اسألنا مباشرة',

  'failed.title': 'تعذّر تحميل الأجوبة',
  'failed.text': 'حاول مرة أخرى أو اسألنا مباشرة.',
  retry: 'حاول مرة أخرى',
} as const satisfies Translation<FaqPhrases, 'ar'>;
