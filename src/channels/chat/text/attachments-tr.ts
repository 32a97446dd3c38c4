import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Turkish. */
export const phrases = {
  'attach.label': 'Dosya ekle',
  'attach.rules': '{types}, en fazla {size}',
  'attach.drop': 'Göndermek için buraya bırakın',
  'attach.type': '“{name}” buradan gönderilemez. Gönderilebilenler: {types}.',
  'attach.size': '“{name}” çok büyük. En fazla {size} gönderilebilir.',
  'attach.many': 'Bir seferde en fazla {count} dosya.',
  'attach.sending': '{name} gönderiliyor',
  'attach.cancel': 'İptal',
  'attached.picture': 'Resim: {name}',
  'attached.enlarge': '{name} dosyasını büyüt',
  'attached.save': '{name} dosyasını kaydet',
  'attached.close': 'Kapat',
  'attached.failed': 'Bu dosya yüklenemedi.',
  'attached.again': 'Yeniden dene',
  'lost.size': 'Bu dosya mağaza için çok büyük.',
  'lost.type': 'Mağaza bu tür dosyaları kabul etmiyor.',
  'lost.room': 'Dosyalarınız için yer kalmadı.',
  'lost.gone': 'Dosya artık bu tarayıcıda yok. Lütfen yeniden seçin.',
} as const satisfies Translation<AttachmentPhrases, 'tr'>;
