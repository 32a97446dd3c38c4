import type { Translation } from '../../../core/text.ts';
import type { ChatPhrases } from './en.ts';

/** What the chat says, in Chinese, in simplified characters. */
export const phrases = {
  log: '与{shop}的对话',

  'open.waiting': '通常在{time}内回复',
  'open.queued': '您排在第{position}位',
  open: '我们在线，有问题尽管问。',
  closed: '目前不在服务时间。您仍可留言，回复会显示在这里。',
  'closed.until': '不在服务时间。开放时间：{time}。现在留言，回复会显示在这里。',
  welcome: '有什么可以帮您？',
  'welcome.text': '请在下方写下您的问题。您可以离开此页面，对话会保留。',

  connecting: '正在连接…',
  reconnecting: '正在重新连接…',
  offline: '您已离线。您写的内容会保存，恢复联网后发送。',
  'down.title': '目前无法使用聊天',
  'down.text': '您写的内容会保存，连接成功后立即发送。您也可以通过其他方式联系我们：',
  'denied.title': '此页面无法使用聊天',
  'denied.text': '重新加载页面也许有用。您也可以通过其他方式联系我们：',
  'try.now': '立即重试',
  reach: '其他联系方式',

  you: '您',
  agent: '客服',
  'event.joined': '{name} 已加入对话',
  'event.closed': '对话已结束。发送消息即可重新开始。',
  'event.reopened': '对话已重新开始',
  new: '新消息',
  sound: '新消息提示音',
  typing: '{name} 正在输入',
  earlier: '显示更早的消息',
  newest: '最新消息',
  'newest.count': { other: '{count} 条新消息' },

  'state.queued': '等待发送',
  'state.sending': '正在发送…',
  'state.sent': '已发送',
  'state.read': '已读',
  'state.offline': '恢复联网后发送',
  'state.unavailable': '尚未发送，正在自动重试。',
  'state.limited': '消息较多，稍后会自动发送。',
  'refused.broken': '您的消息未能发送。',
  'refused.refused': '商店无法接受此消息。',
  'refused.unauthorized': '商店不接受此页面发送的消息。',
  'refused.unsupported': '商店目前不接收聊天消息。',
  'refused.gone': '此对话已不存在。',
  'refused.retry': '重新发送',
  'refused.edit': '编辑',
  'refused.dismiss': '删除',

  'write.label': '消息',
  'write.hint': '输入消息',
  'write.send': '发送',
  'write.blank': '请先写点什么。',
  'write.too-long': '最多 {most} 个字符，现有 {length} 个。请缩短。',
  'write.too-much': '内容太长，无法粘贴：最多可发送 {most} 个字符。',
  'write.left': { other: '还可输入 {count} 个字符' },

  'said.message': '{name}：{text}',
  'said.unread': { other: '聊天中有 {count} 条新消息' },
} as const satisfies Translation<ChatPhrases, 'zh-CN'>;
