import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Japanese. */
export const phrases = {
  panel: '{shop}のヘルプ',
  greeting: 'どうなさいましたか？',
  back: '戻る',
  close: 'ヘルプを閉じる',
  expand: '大きく表示',
  shrink: '小さく表示',

  'launcher.open': 'ヘルプ',
  'launcher.unread': { other: 'ヘルプ、新着メッセージ{count}件' },

  'faq.title': 'よくある質問',
  'chat.title': 'チャットで相談',
  'contact.title': 'お問い合わせ',
  'callback.title': '電話を依頼',

  loading: '少々お待ちください…',
  'failed.title': '表示できませんでした',
  'failed.text': 'もう一度お試しいただくか、別の方法でお問い合わせください。',
  retry: 'もう一度試す',
  'gone.title': '現在こちらではつながりません',
  'gone.text': 'しばらくしてからもう一度お試しください。',
} as const satisfies Translation<WidgetPhrases, 'ja'>;
