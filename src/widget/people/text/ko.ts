import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Korean. */
export const phrases = {
  reach: '상담하기',
  team: '이곳에서 {names} 님이 답해 드립니다',
  unread: { other: '새 메시지 {count}개' },

  'chat.always': '여기에서 답변해 드립니다',
  'chat.open': '지금 상담할 수 있습니다',
  'chat.wait': '답변까지 약 {span}',
  'chat.by': '답변 예정: 늦어도 {time}',
  'chat.failed': '지금은 연결할 수 없습니다',
  'chat.offline': '메시지는 보관되며 온라인이 되면 전송됩니다',

  'contact.always': '이메일로 답변해 드립니다',
  'contact.open': '이메일로 답변해 드립니다',
  'contact.wait': '이메일 답변까지 약 {span}',
  'contact.by': '답변 예정: 늦어도 {time}',
  'contact.failed': '메시지는 보관되며 연결되는 대로 전송됩니다',
  'contact.offline': '메시지는 보관되며 온라인이 되면 전송됩니다',

  'callback.always': '저희가 전화를 드립니다',
  'callback.open': '지금 바로 전화드릴 수 있습니다',
  'callback.wait': '전화까지 약 {span}',
  'callback.by': '전화 예정: 늦어도 {time}',
  'callback.failed': '지금은 연결할 수 없습니다',
  'callback.offline': '인터넷 연결이 필요합니다',

  'closed.opens': '상담 시작: {time} (고객님 시간 기준)',
  closed: '지금은 상담 시간이 아닙니다',
  'offline.title': '오프라인 상태입니다',
  'offline.text': '보내신 내용은 보관되며 연결이 돌아오면 전송됩니다.',

  'consent.title': '이 대화를 기억해도 될까요?',
  'consent.text': '답변을 드리기 위해 {shop}에서 보내기 전까지 작성하신 내용과 고객님의 대화가 무엇인지를 이 브라우저에 저장합니다.',
  'consent.agree': '네, 계속할게요',
  'consent.privacy': '개인정보 안내',

  'storage.title': '이 브라우저에는 아무것도 저장되지 않습니다',
  'storage.text': '브라우저가 저장을 허용하지 않습니다. 작성한 내용이 전송될 때까지 이 페이지를 열어 두세요.',
} as const satisfies Translation<PeoplePhrases, 'ko'>;
