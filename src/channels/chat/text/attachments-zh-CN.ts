import type { Translation } from '../../../core/text.ts';
import type { AttachmentPhrases } from './attachments-en.ts';

/** What is said about files in the chat, in simplified Chinese. */
export const phrases = {
  'attach.label': '添加文件',
  'attach.rules': '{types}，最大 {size}',
  'attach.drop': '拖放到此处即可发送',
  'attach.type': '“{name}”不能在这里发送。可发送：{types}。',
  'attach.size': '“{name}”太大了，最多可发送 {size}。',
  'attach.many': '一次最多 {count} 个文件。',
  'attach.sending': '正在发送 {name}',
  'attach.cancel': '取消',
  'attached.picture': '图片：{name}',
  'attached.enlarge': '放大查看 {name}',
  'attached.save': '保存 {name}',
  'attached.close': '关闭',
  'attached.failed': '无法加载此文件。',
  'attached.again': '重试',
  'lost.size': '此文件超出了商店允许的大小。',
  'lost.type': '商店不接收此类文件。',
  'lost.room': '已无法再为您保存更多文件。',
  'lost.gone': '此浏览器中已没有该文件，请重新选择。',
} as const satisfies Translation<AttachmentPhrases, 'zh-CN'>;
