import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Japanese. */
export const articlePhrases = {
  foreign: '回答は{language}のみです。',
  contents: 'この回答の内容',
  related: '関連する回答',
  print: '印刷',
  'link.copy': 'リンクをコピー',
  'link.copied': 'リンクをコピーしました',
  'link.failed': '下のリンクをコピーしてください',
  'link.address': 'この回答へのリンク',
  recent: '最近読んだ回答',
  updated: '最終更新：{day}',
  'missing.title': 'この回答はなくなりました',
  'missing.text': '移動した可能性があります。検索するか、お問い合わせください。',
  'missing.search': '回答を検索する',

  'article.table': '表（横にスクロールできます）',
  'article.newTab': '新しいタブで開きます',
  'article.video': '動画を見る：{title}',
  'tone.note': 'メモ',
  'tone.tip': 'ヒント',
  'tone.important': '重要',
  'tone.warning': '警告',
  'tone.caution': '注意',

  'vote.ask': 'お役に立ちましたか？',
  'vote.yes': 'はい',
  'vote.no': 'いいえ',
  'vote.thanks': 'お役に立ててうれしいです。ご回答ありがとうございました。',
  'vote.sorry': 'お役に立てず申し訳ありません。ご回答ありがとうございました。',
  'vote.next': 'スタッフがお手伝いします',
} as const satisfies Translation<ArticlePhrases, 'ja'>;
