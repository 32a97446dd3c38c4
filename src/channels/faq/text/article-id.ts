import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Indonesian. */
export const articlePhrases = {
  foreign: 'Jawaban ini hanya tersedia dalam bahasa {language}.',
  contents: 'Dalam jawaban ini',
  related: 'Jawaban terkait',
  print: 'Cetak',
  'link.copy': 'Salin tautan',
  'link.copied': 'Tautan disalin',
  'link.failed': 'Salin sendiri tautan di bawah',
  'link.address': 'Tautan ke jawaban ini',
  recent: 'Baru dibaca',
  updated: 'Terakhir diubah: {day}',
  'missing.title': 'Jawaban ini sudah tidak ada',
  'missing.text': 'Mungkin sudah dipindahkan. Cari lagi atau tanyakan kepada kami.',
  'missing.search': 'Cari jawaban',

  'article.table': 'Tabel, dapat digeser ke samping',
  'article.newTab': 'terbuka di tab baru',
  'article.video': 'Tonton: {title}',
  'tone.note': 'Catatan',
  'tone.tip': 'Saran',
  'tone.important': 'Penting',
  'tone.warning': 'Peringatan',
  'tone.caution': 'Hati-hati',

  'vote.ask': 'Apakah ini membantu?',
  'vote.yes': 'Ya',
  'vote.no': 'Tidak',
  'vote.thanks': 'Senang mendengarnya. Terima kasih sudah memberi tahu.',
  'vote.sorry': 'Maaf ini tidak membantu. Terima kasih sudah memberi tahu.',
  'vote.next': 'Biar kami bantu langsung',
} as const satisfies Translation<ArticlePhrases, 'id'>;
