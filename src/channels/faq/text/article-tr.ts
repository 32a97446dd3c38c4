import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Turkish. */
export const articlePhrases = {
  foreign: 'Bu yanıtların dili: {language}',
  contents: 'Bu yanıtta',
  related: 'İlgili yanıtlar',
  print: 'Yazdır',
  'link.copy': 'Bağlantıyı kopyala',
  'link.copied': 'Bağlantı kopyalandı',
  'link.failed': 'Aşağıdaki bağlantıyı kendiniz kopyalayın',
  'link.address': 'Bu yanıtın bağlantısı',
  recent: 'Son okunanlar',
  updated: 'Son değişiklik: {day}',
  'missing.title': 'Bu yanıt artık burada değil',
  'missing.text': 'Taşınmış olabilir. Arayın veya bize sorun.',
  'missing.search': 'Yanıtlarda ara',

  'article.table': 'Tablo, yana kaydırılabilir',
  'article.newTab': 'yeni sekmede açılır',
  'article.video': 'İzle: {title}',
  'tone.note': 'Not',
  'tone.tip': 'İpucu',
  'tone.important': 'Önemli',
  'tone.warning': 'Uyarı',
  'tone.caution': 'Dikkat',

  'vote.ask': 'Bu yardımcı oldu mu?',
  'vote.yes': 'Evet',
  'vote.no': 'Hayır',
  'vote.thanks': 'Sevindik. Söylediğiniz için teşekkürler.',
  'vote.sorry': 'Yardımcı olamadığına üzüldük. Söylediğiniz için teşekkürler.',
  'vote.next': 'Size biz yardımcı olalım',
} as const satisfies Translation<ArticlePhrases, 'tr'>;
