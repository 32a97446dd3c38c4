import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Korean. */
export const phrases = {
  'attach.label': '파일 첨부',
  'attach.rules': '{types}, 최대 {size}',
  'attach.drop': '여기에 놓으면 전송됩니다',
  'attach.type': '‘{name}’은(는) 여기서 보낼 수 없습니다. 보낼 수 있는 형식: {types}.',
  'attach.size': '‘{name}’이(가) 너무 큽니다. 최대 {size}까지 보낼 수 있습니다.',
  'attach.many': '한 번에 최대 {count}개까지 보낼 수 있습니다.',
  'attach.sending': '{name} 보내는 중',
  'attach.cancel': '취소',
  'attached.picture': '사진: {name}',
  'attached.enlarge': '{name} 크게 보기',
  'attached.save': '{name} 저장',
  'attached.close': '닫기',
  'attached.failed': '이 파일을 불러오지 못했습니다.',
  'attached.again': '다시 시도',
  'lost.size': '이 파일은 상점에서 받기에 너무 큽니다.',
  'lost.type': '상점에서 이런 형식의 파일은 받지 않습니다.',
  'lost.room': '더 이상 파일을 보관할 수 없습니다.',
  'lost.gone': '이 브라우저에 파일이 더 이상 없습니다. 다시 선택해 주세요.',
} as const satisfies Translation<AttachmentPhrases, 'ko'>;
