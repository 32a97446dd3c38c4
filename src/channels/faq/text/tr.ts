import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Turkish. */
export const phrases = {
  'search.label': 'Yanıt arayın',
  'search.hint': 'Bir soru yazın',
  'search.clear': 'Aramayı temizle',
  'search.count': { one: '{count} yanıt', other: '{count} yanıt' },
  results: 'Yanıtlar',
  suggested: 'Sık sorulan sorular',
  ask: 'Hâlâ yardıma mı ihtiyacınız var?',

  'nothing.title': '“{words}” için bir şey bulunamadı',
  'nothing.text': 'Başka sözcükler deneyin veya bize sorun: yazdıklarınız da iletilir.',
  'nothing.said': 'Yanıt bulunamadı',
  'nothing.ask': 'Bize sorun',

  'failed.title': 'Yanıtlar yüklenemedi',
  'failed.text': 'Tekrar deneyin veya doğrudan bize sorun.',
  retry: 'Tekrar dene',
} as const satisfies Translation<FaqPhrases, 'tr'>;
