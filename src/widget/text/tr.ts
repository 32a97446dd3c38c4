import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Turkish. */
export const phrases = {
  panel: 'Yardım: {shop}',
  greeting: 'Size nasıl yardımcı olabiliriz?',
  back: 'Geri',
  close: 'Yardımı kapat',
  expand: 'Büyüt',
  shrink: 'Küçült',

  'launcher.open': 'Yardım',
  'launcher.unread': { one: 'Yardım, {count} yeni mesaj', other: 'Yardım, {count} yeni mesaj' },

  'faq.title': 'Yanıtlar',
  'chat.title': 'Bizimle sohbet edin',
  'contact.title': 'Bize yazın',
  'callback.title': 'Sizi arayalım',

  loading: 'Bir saniye…',
  'failed.title': 'Bu gösterilemedi',
  'failed.text': 'Tekrar deneyin veya bize ulaşmak için başka bir yol seçin.',
  retry: 'Tekrar dene',
  'gone.title': 'Şu anda bize buradan ulaşılamıyor',
  'gone.text': 'Lütfen biraz sonra tekrar deneyin.',
} as const satisfies Translation<WidgetPhrases, 'tr'>;
