import { articlePhrases } from '../../channels/faq/text/article-zh-CN.ts';
import { phrases as faq } from '../../channels/faq/text/zh-CN.ts';
import { phrases as people } from '../people/text/zh-CN.ts';
import { phrases as widget } from '../text/zh-CN.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/zh-CN.ts'),
    chat: () => import('../../channels/chat/text/zh-CN.ts'),
    attachments: () => import('../../channels/chat/text/attachments-zh-CN.ts'),
    card: () => import('../../channels/text/card-zh-CN.ts'),
    callback: () => import('../../channels/callback/text/zh-CN.ts'),
  },
} satisfies Language<'zh-CN'>;
