import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Indonesian. */
export const phrases = {
  panel: 'Bantuan dari {shop}',
  greeting: 'Ada yang bisa kami bantu?',
  back: 'Kembali',
  close: 'Tutup bantuan',
  expand: 'Perbesar',
  shrink: 'Perkecil',

  'launcher.open': 'Bantuan',
  'launcher.unread': { other: 'Bantuan, {count} pesan baru' },

  'faq.title': 'Jawaban',
  'chat.title': 'Chat dengan kami',
  'contact.title': 'Kirim pesan',
  'callback.title': 'Minta ditelepon',

  loading: 'Sebentar…',
  'failed.title': 'Ini tidak dapat ditampilkan',
  'failed.text': 'Coba lagi atau pilih cara lain untuk menghubungi kami.',
  retry: 'Coba lagi',
  'gone.title': 'Kami tidak dapat dihubungi di sini saat ini',
  'gone.text': 'Coba lagi nanti.',
} as const satisfies Translation<WidgetPhrases, 'id'>;
