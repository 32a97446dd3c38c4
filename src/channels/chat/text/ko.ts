import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Korean. */
export const phrases = {
  log: '대화 상대: {shop}',

  'open.waiting': '보통 {time} 안에 답변합니다',
  'open.queued': '대기 순서: {position}번째',
  open: '상담 중입니다. 무엇이든 물어보세요.',
  closed: '지금은 상담 시간이 아닙니다. 메시지를 남기시면 답변이 여기로 옵니다.',
  'closed.until': '상담 시간이 아닙니다. 상담 시작: {time}. 지금 남기시면 답변이 여기로 옵니다.',
  welcome: '무엇을 도와드릴까요?',
  'welcome.text': '아래에 질문을 적어 주세요. 이 페이지를 떠나도 대화는 남아 있습니다.',

  connecting: '연결하는 중…',
  reconnecting: '다시 연결하는 중…',
  offline: '오프라인 상태입니다. 작성한 내용은 보관되며 다시 연결되면 전송됩니다.',
  'down.title': '지금은 채팅에 연결할 수 없습니다',
  'down.text': '작성한 내용은 보관되며 연결되는 대로 전송됩니다. 다른 방법으로도 연락하실 수 있습니다:',
  'denied.title': '이 페이지에서는 채팅을 사용할 수 없습니다',
  'denied.text': '페이지를 새로 고치면 해결될 수 있습니다. 다른 방법으로도 연락하실 수 있습니다:',
  'try.now': '지금 시도',
  reach: '다른 문의 방법',

  you: '나',
  agent: '상담원',
  'event.joined': '{name} 님이 참여했습니다',
  'event.closed': '대화가 종료되었습니다. 메시지를 쓰면 다시 열립니다.',
  'event.reopened': '대화가 다시 열렸습니다',
  new: '새 메시지',
  sound: '새 메시지 알림음',
  typing: '{name} 님이 입력 중입니다',
  earlier: '이전 메시지 보기',
  newest: '최신 메시지',
  'newest.count': { other: '새 메시지 {count}개' },

  'state.queued': '전송 대기 중',
  'state.sending': '보내는 중…',
  'state.sent': '보냄',
  'state.read': '읽음',
  'state.offline': '다시 온라인이 되면 전송됩니다',
  'state.unavailable': '아직 보내지 못했습니다. 자동으로 다시 시도합니다.',
  'state.limited': '한꺼번에 많이 보냈습니다. 잠시 후 자동으로 전송됩니다.',
  'refused.broken': '메시지를 보내지 못했습니다.',
  'refused.refused': '이 메시지는 접수되지 않았습니다.',
  'refused.unauthorized': '이 페이지에서 보낸 메시지는 받지 않습니다.',
  'refused.unsupported': '지금은 채팅 메시지를 받지 않습니다.',
  'refused.gone': '이 대화는 더 이상 없습니다.',
  'refused.retry': '다시 보내기',
  'refused.edit': '수정',
  'refused.dismiss': '삭제',

  'write.label': '메시지',
  'write.hint': '메시지를 입력하세요',
  'write.send': '보내기',
  'write.blank': '먼저 내용을 입력해 주세요.',
  'write.too-long': '최대 {most}자 중 {length}자입니다. 줄여 주세요.',
  'write.too-much': '너무 길어서 붙여 넣을 수 없습니다. 최대 {most}자까지 보낼 수 있습니다.',
  'write.left': { other: '{count}자 남음' },

  'said.message': '{name}: {text}',
  'said.unread': { other: '채팅에 새 메시지 {count}개' },
} as const satisfies Translation<ChatPhrases, 'ko'>;
