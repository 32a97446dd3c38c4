import type { Translation } from '../../../core/text.ts';
import type { PeoplePhrases } from './en.ts';

/** What is said about ways to reach a person, in Chinese, in simplified characters. */
export const phrases = {
  reach: '联系我们',
  team: '{names}在这里为您解答',
  unread: { other: '{count} 条新消息' },

  'chat.always': '我们在这里回复',
  'chat.open': '现在有人在线',
  'chat.wait': '大约{span}内回复',
  'chat.by': '最迟{time}回复',
  'chat.failed': '暂时无法联系',
  'chat.offline': '您的消息会保存，联网后自动发送',

  'contact.always': '我们通过邮件回复',
  'contact.open': '我们通过邮件回复',
  'contact.wait': '大约{span}内通过邮件回复',
  'contact.by': '最迟{time}回复',
  'contact.failed': '您的消息会保存，连接成功后自动发送',
  'contact.offline': '您的消息会保存，联网后自动发送',

  'callback.always': '我们给您打电话',
  'callback.open': '现在就可以给您打电话',
  'callback.wait': '大约{span}内给您打电话',
  'callback.by': '最迟{time}来电',
  'callback.failed': '暂时无法联系',
  'callback.offline': '需要网络连接',

  'closed.opens': '开放时间：{time}（您的时间）',
  closed: '目前不在服务时间',
  'offline.title': '您已离线',
  'offline.text': '您发送的内容会保存，恢复连接后发出。',

  'consent.title': '可以记住这次对话吗？',
  'consent.text': '为了回复您，{shop}会在此浏览器中保存您输入的内容（直到发送完毕），以及哪段对话属于您。',
  'consent.agree': '可以，继续',
  'consent.privacy': '隐私说明',

  'storage.title': '此浏览器无法保存内容',
  'storage.text': '浏览器不允许保存。请保持此页面打开，直到您的内容发送完毕。',
} as const satisfies Translation<PeoplePhrases, 'zh-CN'>;
