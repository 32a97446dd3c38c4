import type { Translation } from '../../../core/text.ts';
import type { ArticlePhrases } from './article-en.ts';

/** What is said around an article, in Chinese, in simplified characters. */
export const articlePhrases = {
  foreign: '以下答案仅提供{language}版本。',
  contents: '本答案内容',
  related: '相关答案',
  print: '打印',
  'link.copy': '复制链接',
  'link.copied': '链接已复制',
  'link.failed': '请自行复制下面的链接',
  'link.address': '此答案的链接',
  recent: '最近读过',
  updated: '最后更新：{day}',
  'missing.title': '此答案已不存在',
  'missing.text': '可能已移到别处。请搜索，或直接问我们。',
  'missing.search': '搜索答案',

  'article.table': '表格，可左右滑动',
  'article.newTab': '在新标签页中打开',
  'article.video': '观看：{title}',
  'tone.note': '说明',
  'tone.tip': '提示',
  'tone.important': '重要',
  'tone.warning': '警告',
  'tone.caution': '小心',

  'vote.ask': '这对您有帮助吗？',
  'vote.yes': '有',
  'vote.no': '没有',
  'vote.thanks': '很高兴能帮到您。感谢您的反馈。',
  'vote.sorry': '抱歉没能帮到您。感谢您的反馈。',
  'vote.next': '让我们来帮您',
} as const satisfies Translation<ArticlePhrases, 'zh-CN'>;
