import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Turkish. */
export const phrases = {
  log: '{shop} ile sohbet',

  'open.waiting': 'Genellikle {time} içinde yanıt',
  'open.queued': 'Sıradaki yeriniz: {position}',
  open: 'Buradayız. Ne isterseniz sorun.',
  closed: 'Şu anda kapalı. Yine de yazın: yanıt buraya gelir.',
  'closed.until': 'Kapalı. Açılış: {time}. Şimdi yazın, yanıt buraya gelir.',
  welcome: 'Size nasıl yardımcı olabiliriz?',
  'welcome.text': 'Sorunuzu aşağıya yazın. Bu sayfadan ayrılabilirsiniz: sohbet burada kalır.',

  connecting: 'Bağlanıyor…',
  reconnecting: 'Yeniden bağlanıyor…',
  offline: 'Çevrimdışısınız. Yazdıklarınız saklanır ve geri döndüğünüzde gönderilir.',
  'down.title': 'Sohbete şu anda ulaşılamıyor',
  'down.text': 'Yazdıklarınız saklanır ve mümkün olunca gönderilir. Ya da bize başka yoldan ulaşın:',
  'denied.title': 'Sohbet bu sayfada çalışmıyor',
  'denied.text': 'Sayfayı yeniden yüklemek işe yarayabilir. Ya da bize başka yoldan ulaşın:',
  'try.now': 'Şimdi dene',
  reach: 'Bize ulaşmanın diğer yolları',

  you: 'Siz',
  agent: 'Temsilci',
  'event.joined': '{name} katıldı',
  'event.closed': 'Sohbet kapatıldı. Yeniden açmak için yazın.',
  'event.reopened': 'Sohbet yeniden açıldı',
  new: 'Yeni',
  sound: 'Yeni mesajlarda ses',
  typing: '{name} yazıyor',
  earlier: 'Önceki mesajları göster',
  newest: 'En yeni mesajlar',
  'newest.count': { one: '{count} yeni mesaj', other: '{count} yeni mesaj' },

  'state.queued': 'Gönderilmeyi bekliyor',
  'state.sending': 'Gönderiliyor…',
  'state.sent': 'Gönderildi',
  'state.read': 'Okundu',
  'state.offline': 'Çevrimiçi olduğunuzda gönderilir',
  'state.unavailable': 'Henüz gönderilmedi. Kendiliğinden tekrar deneniyor.',
  'state.limited': 'Bir anda çok fazla. Birazdan kendiliğinden gönderilir.',
  'refused.broken': 'Mesajınız gönderilemedi.',
  'refused.refused': 'Mağaza bu mesajı kabul edemedi.',
  'refused.unauthorized': 'Mağaza bu sayfadan mesaj kabul etmiyor.',
  'refused.unsupported': 'Mağaza şu anda sohbet mesajı almıyor.',
  'refused.gone': 'Bu sohbet artık yok.',
  'refused.retry': 'Tekrar gönder',
  'refused.edit': 'Düzenle',
  'refused.dismiss': 'Sil',

  'write.label': 'Mesaj',
  'write.hint': 'Bir mesaj yazın',
  'write.send': 'Gönder',
  'write.blank': 'Önce bir şey yazın.',
  'write.too-long': 'En fazla {most} karakterin {length} karakteri. Lütfen kısaltın.',
  'write.too-much': 'Buraya yapıştırmak için çok uzun: en fazla {most} karakter gönderilebilir.',
  'write.left': { one: '{count} karakter kaldı', other: '{count} karakter kaldı' },

  'said.message': '{name}: {text}',
  'said.unread': { one: 'Sohbette {count} yeni mesaj', other: 'Sohbette {count} yeni mesaj' },
} as const satisfies Translation<ChatPhrases, 'tr'>;
