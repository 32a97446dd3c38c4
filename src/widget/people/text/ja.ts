import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Japanese. */
export const phrases = {
  reach: 'スタッフに相談する',
  team: 'こちらで{names}がお答えします',
  unread: { other: '新着{count}件' },

  'chat.always': 'こちらでお答えします',
  'chat.open': 'ただいま対応中です',
  'chat.wait': 'お返事まで約{span}',
  'chat.by': 'お返事の目安：{time}まで',
  'chat.failed': '現在つながりません',
  'chat.offline': 'メッセージは保存され、オンラインになると送信されます',

  'contact.always': 'メールでお返事します',
  'contact.open': 'メールでお返事します',
  'contact.wait': 'メールでのお返事まで約{span}',
  'contact.by': 'お返事の目安：{time}まで',
  'contact.failed': 'メッセージは保存され、つながり次第送信されます',
  'contact.offline': 'メッセージは保存され、オンラインになると送信されます',

  'callback.always': 'こちらからお電話します',
  'callback.open': '今すぐお電話できます',
  'callback.wait': 'お電話まで約{span}',
  'callback.by': 'お電話の目安：{time}まで',
  'callback.failed': '現在つながりません',
  'callback.offline': 'インターネット接続が必要です',

  'closed.opens': '受付開始：{time}（お客様の時刻）',
  closed: '現在は受付時間外です',
  'offline.title': 'オフラインです',
  'offline.text': '送信した内容は保存され、接続が戻ると送られます。',

  'consent.title': 'この会話を記録してもよろしいですか？',
  'consent.text': '{shop}はご返答のため、送信されるまでの入力内容と、どの会話がお客様のものかをこのブラウザに保存します。',
  'consent.agree': 'はい、続ける',
  'consent.privacy': 'プライバシー',

  'storage.title': 'このブラウザには保存できません',
  'storage.text': 'ブラウザの設定で保存が許可されていません。送信が終わるまでこのページを開いたままにしてください。',
} as const satisfies Translation<PeoplePhrases, 'ja'>;
