import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Japanese. */
export const phrases = {
  'search.label': '回答を検索',
  'search.hint': '質問を入力',
  'search.clear': '検索をクリア',
  'search.count': { other: '{count}件の回答' },
  results: '回答',
  suggested: 'よくある質問',
  ask: '解決しませんか？',

  'nothing.title': '「{words}」に合う回答がありません',
  'nothing.text': '別の言葉で検索するか、お問い合わせください。入力した内容はそのまま引き継がれます。',
  'nothing.said': '回答が見つかりません',
  'nothing.ask': '直接問い合わせる',

  'failed.title': '回答を読み込めませんでした',
  'failed.text': 'もう一度お試しいただくか、直接お問い合わせください。',
  retry: 'もう一度試す',
} as const satisfies Translation<FaqPhrases, 'ja'>;
