import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Indonesian. */
export const phrases = {
  reach: 'Hubungi kami',
  team: 'Di sini Anda berbicara dengan {names}',
  unread: { other: '{count} baru' },

  'chat.always': 'Kami menjawab di sini',
  'chat.open': 'Ada yang bertugas sekarang',
  'chat.wait': 'Balasan dalam sekitar {span}',
  'chat.by': 'Balasan paling lambat: {time}',
  'chat.failed': 'Tidak dapat dihubungi saat ini',
  'chat.offline': 'Pesan Anda disimpan dan dikirim saat Anda daring',

  'contact.always': 'Kami membalas lewat email',
  'contact.open': 'Kami membalas lewat email',
  'contact.wait': 'Balasan email dalam sekitar {span}',
  'contact.by': 'Balasan paling lambat: {time}',
  'contact.failed': 'Pesan Anda disimpan dan dikirim begitu tersambung',
  'contact.offline': 'Pesan Anda disimpan dan dikirim saat Anda daring',

  'callback.always': 'Kami yang menelepon Anda',
  'callback.open': 'Kami bisa menelepon Anda sekarang',
  'callback.wait': 'Kami menelepon dalam sekitar {span}',
  'callback.by': 'Telepon paling lambat: {time}',
  'callback.failed': 'Tidak dapat dihubungi saat ini',
  'callback.offline': 'Perlu koneksi internet',

  'closed.opens': 'Buka: {time} (waktu Anda)',
  closed: 'Sedang tutup',
  'offline.title': 'Anda sedang luring',
  'offline.text': 'Yang Anda kirim akan disimpan dan dikirim saat koneksi kembali.',

  'consent.title': 'Bolehkah kami mengingat percakapan ini?',
  'consent.text': 'Untuk menjawab Anda, {shop} menyimpan di browser ini apa yang Anda tulis sampai terkirim, dan percakapan mana yang milik Anda.',
  'consent.agree': 'Ya, lanjutkan',
  'consent.privacy': 'Privasi',

  'storage.title': 'Tidak ada yang disimpan di browser ini',
  'storage.text': 'Browser ini tidak mengizinkannya. Biarkan halaman ini terbuka sampai pesan Anda terkirim.',
} as const satisfies Translation<PeoplePhrases, 'id'>;
