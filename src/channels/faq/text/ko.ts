import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Korean. */
export const phrases = {
  'search.label': '답변 검색',
  'search.hint': '질문을 입력하세요',
  'search.clear': '검색어 지우기',
  'search.count': { other: '답변 {count}개' },
  results: '답변',
  suggested: '자주 묻는 질문',
  ask: '도움이 더 필요하신가요?',

  'nothing.title': '‘{words}’에 맞는 답변이 없습니다',
  'nothing.text': '다른 말로 검색하거나 문의해 주세요. 입력한 내용은 그대로 전달됩니다.',
  'nothing.said': '답변을 찾지 못했습니다',
  'nothing.ask': '직접 문의하기',

  'failed.title': '답변을 불러오지 못했습니다',
  'failed.text': '다시 시도하거나 직접 문의해 주세요.',
  retry: '다시 시도',
} as const satisfies Translation<FaqPhrases, 'ko'>;
