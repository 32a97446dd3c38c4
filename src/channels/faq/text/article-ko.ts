import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Korean. */
export const articlePhrases = {
  foreign: '답변은 {language}로만 제공됩니다.',
  contents: '이 답변의 내용',
  related: '관련 답변',
  print: '인쇄',
  'link.copy': '링크 복사',
  'link.copied': '링크를 복사했습니다',
  'link.failed': '아래 링크를 직접 복사해 주세요',
  'link.address': '이 답변의 링크',
  recent: '최근에 읽은 답변',
  updated: '마지막 수정: {day}',
  'missing.title': '이 답변은 더 이상 없습니다',
  'missing.text': '다른 곳으로 옮겨졌을 수 있습니다. 검색하거나 문의해 주세요.',
  'missing.search': '답변 검색하기',

  'article.table': '표, 옆으로 스크롤할 수 있음',
  'article.newTab': '새 탭에서 열림',
  'article.video': '동영상 보기: {title}',
  'tone.note': '참고',
  'tone.tip': '도움말',
  'tone.important': '중요',
  'tone.warning': '경고',
  'tone.caution': '주의',

  'vote.ask': '도움이 되었나요?',
  'vote.yes': '예',
  'vote.no': '아니요',
  'vote.thanks': '다행입니다. 알려 주셔서 감사합니다.',
  'vote.sorry': '도움이 되지 못해 죄송합니다. 알려 주셔서 감사합니다.',
  'vote.next': '저희가 직접 도와드릴게요',
} as const satisfies Translation<ArticlePhrases, 'ko'>;
