import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Indonesian. */
export const phrases = {
  'attach.label': 'Lampirkan file',
  'attach.rules': '{types}, hingga {size}',
  'attach.drop': 'Lepaskan di sini untuk mengirim',
  'attach.type': '“{name}” tidak dapat dikirim di sini. Yang bisa: {types}.',
  'attach.size': '“{name}” terlalu besar. Maksimal {size}.',
  'attach.many': 'Paling banyak {count} file sekaligus.',
  'attach.sending': 'Mengirim {name}',
  'attach.cancel': 'Batal',
  'attached.picture': 'Gambar: {name}',
  'attached.enlarge': 'Perbesar {name}',
  'attached.save': 'Simpan {name}',
  'attached.close': 'Tutup',
  'attached.failed': 'File ini tidak dapat dimuat.',
  'attached.again': 'Coba lagi',
  'lost.size': 'File ini terlalu besar untuk toko.',
  'lost.type': 'Toko tidak menerima jenis file ini.',
  'lost.room': 'Tidak ada tempat lagi untuk file Anda.',
  'lost.gone': 'Peramban ini tidak lagi menyimpan file tersebut. Silakan pilih lagi.',
} as const satisfies Translation<AttachmentPhrases, 'id'>;
