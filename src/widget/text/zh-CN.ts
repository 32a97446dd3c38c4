import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Chinese, in simplified characters. */
export const phrases = {
  panel: '{shop}帮助',
  greeting: '有什么可以帮您？',
  back: '返回',
  close: '关闭帮助',
  expand: '放大',
  shrink: '缩小',

  'launcher.open': '帮助',
  'launcher.unread': { other: '帮助，{count} 条新消息' },

  'faq.title': '常见问题',
  'chat.title': '在线聊天',
  'contact.title': '给我们留言',
  'callback.title': '让我们给您打电话',

  loading: '请稍候…',
  'failed.title': '无法显示',
  'failed.text': '请重试，或选择其他方式联系我们。',
  retry: '重试',
  'gone.title': '目前无法在此联系我们',
  'gone.text': '请稍后再试。',
} as const satisfies Translation<WidgetPhrases, 'zh-CN'>;
