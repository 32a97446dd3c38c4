import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Japanese. */
export const phrases = {
  log: '{shop}との会話',

  'open.waiting': '通常、約{time}でお返事します',
  'open.queued': '順番待ち：{position}番目',
  open: 'ただいま対応中です。お気軽にどうぞ。',
  closed: '現在は受付時間外です。メッセージをお送りください。お返事はこちらに届きます。',
  'closed.until': '受付時間外です。受付開始：{time}。今お送りいただければ、お返事はこちらに届きます。',
  welcome: 'どうなさいましたか？',
  'welcome.text': 'ご質問を下に入力してください。ページを離れても会話は残ります。',

  connecting: '接続中…',
  reconnecting: '再接続中…',
  offline: 'オフラインです。入力した内容は保存され、オンラインに戻ると送信されます。',
  'down.title': '現在チャットにつながりません',
  'down.text': '入力した内容は保存され、つながり次第送信されます。別の方法でもご連絡いただけます：',
  'denied.title': 'このページではチャットを利用できません',
  'denied.text': 'ページを再読み込みすると直ることがあります。別の方法でもご連絡いただけます：',
  'try.now': '今すぐ試す',
  reach: 'その他のお問い合わせ方法',

  you: 'あなた',
  agent: '担当者',
  'event.joined': '{name}が参加しました',
  'event.closed': '会話は終了しました。メッセージを送ると再開します。',
  'event.reopened': '会話が再開されました',
  new: '新着',
  sound: '新着メッセージの通知音',
  typing: '{name}が入力中です',
  earlier: '以前のメッセージを表示',
  newest: '最新のメッセージ',
  'newest.count': { other: '新着メッセージ{count}件' },

  'state.queued': '送信待ち',
  'state.sending': '送信中…',
  'state.sent': '送信済み',
  'state.read': '既読',
  'state.offline': 'オンラインに戻ると送信されます',
  'state.unavailable': '未送信です。自動的に再試行しています。',
  'state.limited': '混み合っています。まもなく自動的に送信されます。',
  'refused.broken': 'メッセージを送信できませんでした。',
  'refused.refused': 'このメッセージは受け付けられませんでした。',
  'refused.unauthorized': 'このページからのメッセージは受け付けていません。',
  'refused.unsupported': '現在チャットのメッセージを受け付けていません。',
  'refused.gone': 'この会話はなくなりました。',
  'refused.retry': '再送信',
  'refused.edit': '編集',
  'refused.dismiss': '削除',

  'write.label': 'メッセージ',
  'write.hint': 'メッセージを入力',
  'write.send': '送信',
  'write.blank': '先に何か入力してください。',
  'write.too-long': '{most}文字までのところ{length}文字あります。短くしてください。',
  'write.too-much': '長すぎて貼り付けられません。送信できるのは{most}文字までです。',
  'write.left': { other: 'あと{count}文字' },

  'said.message': '{name}：{text}',
  'said.unread': { other: 'チャットに新着メッセージ{count}件' },
} as const satisfies Translation<ChatPhrases, 'ja'>;
