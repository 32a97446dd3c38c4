import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Turkish. */
export const phrases = {
  reach: 'Bizimle konuşun',
  team: 'Burada size yanıt verenler: {names}',
  unread: { one: '{count} yeni', other: '{count} yeni' },

  'chat.always': 'Buradan yanıtlıyoruz',
  'chat.open': 'Şu anda biri burada',
  'chat.wait': 'Yaklaşık {span} içinde yanıt',
  'chat.by': 'En geç yanıt: {time}',
  'chat.failed': 'Şu anda ulaşılamıyor',
  'chat.offline': 'Mesajınız saklanır ve çevrimiçi olduğunuzda gönderilir',

  'contact.always': 'E-posta ile yanıtlıyoruz',
  'contact.open': 'E-posta ile yanıtlıyoruz',
  'contact.wait': 'Yaklaşık {span} içinde e-posta ile yanıt',
  'contact.by': 'En geç yanıt: {time}',
  'contact.failed': 'Mesajınız saklanır ve mümkün olunca gönderilir',
  'contact.offline': 'Mesajınız saklanır ve çevrimiçi olduğunuzda gönderilir',

  'callback.always': 'Sizi biz ararız',
  'callback.open': 'Sizi şimdi arayabiliriz',
  'callback.wait': 'Yaklaşık {span} içinde ararız',
  'callback.by': 'En geç arama: {time}',
  'callback.failed': 'Şu anda ulaşılamıyor',
  'callback.offline': 'Bağlantı gerekiyor',

  'closed.opens': 'Açılış: {time} (sizin saatinizle)',
  closed: 'Şu anda kapalı',
  'offline.title': 'Çevrimdışısınız',
  'offline.text': 'Gönderdikleriniz saklanır ve bağlantı geri gelince iletilir.',

  'consent.title': 'Bu görüşmeyi hatırlayabilir miyiz?',
  'consent.text': 'Size yanıt verebilmek için {shop}, yazdıklarınızı gönderilene kadar ve hangi görüşmenin sizin olduğunu bu tarayıcıda saklar.',
  'consent.agree': 'Evet, devam et',
  'consent.privacy': 'Gizlilik',

  'storage.title': 'Bu tarayıcıda hiçbir şey saklanmıyor',
  'storage.text': 'Buna izin vermiyor. Lütfen yazdıklarınız gönderilene kadar bu sayfayı açık bırakın.',
} as const satisfies Translation<PeoplePhrases, 'tr'>;
