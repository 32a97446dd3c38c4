import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Indonesian. */
export const phrases = {
  log: 'Percakapan dengan {shop}',

  'open.waiting': 'Biasanya dibalas dalam {time}',
  'open.queued': 'Anda nomor {position} dalam antrean',
  open: 'Kami di sini. Silakan bertanya.',
  closed: 'Sedang tutup. Tulis saja: jawabannya datang ke sini.',
  'closed.until': 'Tutup. Buka: {time}. Tulis sekarang, jawabannya datang ke sini.',
  welcome: 'Ada yang bisa kami bantu?',
  'welcome.text': 'Tulis pertanyaan Anda di bawah. Anda boleh meninggalkan halaman ini: percakapan tetap ada.',

  connecting: 'Menyambungkan…',
  reconnecting: 'Menyambungkan kembali…',
  offline: 'Anda sedang luring. Yang Anda tulis disimpan dan dikirim saat Anda kembali daring.',
  'down.title': 'Chat tidak dapat dihubungi saat ini',
  'down.text': 'Yang Anda tulis disimpan dan dikirim begitu bisa. Atau hubungi kami dengan cara lain:',
  'denied.title': 'Chat tidak berfungsi di halaman ini',
  'denied.text': 'Memuat ulang halaman mungkin membantu. Atau hubungi kami dengan cara lain:',
  'try.now': 'Coba sekarang',
  reach: 'Cara lain menghubungi kami',

  you: 'Anda',
  agent: 'Petugas',
  'event.joined': '{name} bergabung',
  'event.closed': 'Percakapan telah ditutup. Tulis pesan untuk membukanya lagi.',
  'event.reopened': 'Percakapan telah dibuka lagi',
  new: 'Baru',
  sound: 'Suara untuk pesan baru',
  typing: '{name} sedang mengetik',
  earlier: 'Tampilkan pesan sebelumnya',
  newest: 'Pesan terbaru',
  'newest.count': { other: '{count} pesan baru' },

  'state.queued': 'Menunggu dikirim',
  'state.sending': 'Mengirim…',
  'state.sent': 'Terkirim',
  'state.read': 'Dibaca',
  'state.offline': 'Dikirim saat Anda kembali daring',
  'state.unavailable': 'Belum terkirim. Dicoba lagi secara otomatis.',
  'state.limited': 'Terlalu banyak sekaligus. Sebentar lagi terkirim sendiri.',
  'refused.broken': 'Pesan Anda tidak dapat dikirim.',
  'refused.refused': 'Toko tidak dapat menerima pesan ini.',
  'refused.unauthorized': 'Toko tidak menerima pesan dari halaman ini.',
  'refused.unsupported': 'Toko tidak menerima pesan chat saat ini.',
  'refused.gone': 'Percakapan ini sudah tidak ada.',
  'refused.retry': 'Kirim lagi',
  'refused.edit': 'Edit',
  'refused.dismiss': 'Hapus',

  'write.label': 'Pesan',
  'write.hint': 'Tulis pesan',
  'write.send': 'Kirim',
  'write.blank': 'Tulis sesuatu dulu.',
  'write.too-long': '{length} dari paling banyak {most} karakter. Harap persingkat.',
  'write.too-much': 'Terlalu panjang untuk ditempel di sini: paling banyak {most} karakter yang dapat dikirim.',
  'write.left': { other: 'Sisa {count} karakter' },

  'said.message': '{name}: {text}',
  'said.unread': { other: '{count} pesan baru di chat' },
} as const satisfies Translation<ChatPhrases, 'id'>;
