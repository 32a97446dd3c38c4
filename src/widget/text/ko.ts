import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Korean. */
export const phrases = {
  panel: '{shop} 도움말',
  greeting: '무엇을 도와드릴까요?',
  back: '뒤로',
  close: '도움말 닫기',
  expand: '크게 보기',
  shrink: '작게 보기',

  'launcher.open': '도움말',
  'launcher.unread': { other: '도움말, 새 메시지 {count}개' },

  'faq.title': '자주 묻는 질문',
  'chat.title': '채팅 상담',
  'contact.title': '문의 남기기',
  'callback.title': '전화 요청하기',

  loading: '잠시만요…',
  'failed.title': '표시할 수 없습니다',
  'failed.text': '다시 시도하거나 다른 방법으로 연락해 주세요.',
  retry: '다시 시도',
  'gone.title': '지금은 여기에서 연결할 수 없습니다',
  'gone.text': '잠시 후 다시 시도해 주세요.',
} as const satisfies Translation<WidgetPhrases, 'ko'>;
