import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Indonesian. */
export const phrases = {
  'search.label': 'Cari jawaban',
  'search.hint': 'Ketik pertanyaan',
  'search.clear': 'Hapus pencarian',
  'search.count': { other: '{count} jawaban' },
  results: 'Jawaban',
  suggested: 'Pertanyaan populer',
  ask: 'Masih butuh bantuan?',

  'nothing.title': 'Tidak ada yang cocok dengan “{words}”',
  'nothing.text': 'Coba kata lain atau tanyakan kepada kami: yang Anda ketik akan ikut terkirim.',
  'nothing.said': 'Jawaban tidak ditemukan',
  'nothing.ask': 'Tanyakan kepada kami',

  'failed.title': 'Jawaban tidak dapat dimuat',
  'failed.text': 'Coba lagi atau tanyakan langsung kepada kami.',
  retry: 'Coba lagi',
} as const satisfies Translation<FaqPhrases, 'id'>;
