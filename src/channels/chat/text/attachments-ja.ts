import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in Japanese. */
export const phrases = {
  'attach.label': 'ファイルを添付',
  'attach.rules': '{types}、最大{size}',
  'attach.drop': 'ここにドロップして送信',
  'attach.type': '「{name}」はここでは送れません。送れる形式：{types}。',
  'attach.size': '「{name}」は大きすぎます。送れるのは{size}までです。',
  'attach.many': '一度に送れるのは{count}個までです。',
  'attach.sending': '{name}を送信しています',
  'attach.cancel': 'キャンセル',
  'attached.picture': '画像：{name}',
  'attached.enlarge': '{name}を拡大',
  'attached.save': '{name}を保存',
  'attached.close': '閉じる',
  'attached.failed': 'このファイルを読み込めませんでした。',
  'attached.again': 'もう一度試す',
  'lost.size': 'このファイルはショップには大きすぎます。',
  'lost.type': 'この種類のファイルは受け付けられません。',
  'lost.room': 'これ以上ファイルを保存できません。',
  'lost.gone': 'このブラウザにファイルが残っていません。もう一度選んでください。',
} as const satisfies Translation<AttachmentPhrases, 'ja'>;
