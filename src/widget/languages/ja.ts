import { articlePhrases } from '../../channels/faq/text/article-ja.ts';
import { phrases as faq } from '../../channels/faq/text/ja.ts';
import { phrases as people } from '../people/text/ja.ts';
import { phrases as widget } from '../text/ja.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/ja.ts'),
    chat: () => import('../../channels/chat/text/ja.ts'),
    attachments: () => import('../../channels/chat/text/attachments-ja.ts'),
    card: () => import('../../channels/text/card-ja.ts'),
    callback: () => import('../../channels/callback/text/ja.ts'),
  },
} satisfies Language<'ja'>;
