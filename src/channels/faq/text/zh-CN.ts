import type { Translation } from '../../../core/text.ts';
import type { FaqPhrases } from './en.ts';

/** What the search says, in Chinese, in simplified characters. */
export const phrases = {
  'search.label': '搜索答案',
  'search.hint': '输入您的问题',
  'search.clear': '清除搜索',
  'search.count': { other: '{count} 条答案' },
  results: '答案',
  suggested: '热门问题',
  ask: '还需要帮助吗？',

  'nothing.title': '没有与“{words}”相符的内容',
  'nothing.text': '换个说法试试，或直接问我们：您输入的内容会一并带上。',
  'nothing.said': '未找到答案',
  'nothing.ask': '直接问我们',

  'failed.title': '无法加载答案',
  'failed.text': '请重试，或直接问我们。',
  retry: '重试',
} as const satisfies Translation<FaqPhrases, 'zh-CN'>;
