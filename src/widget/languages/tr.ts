import { articlePhrases } from '../../channels/faq/text/article-tr.ts';
import { phrases as faq } from '../../channels/faq/text/tr.ts';
import { phrases as people } from '../people/text/tr.ts';
import { phrases as widget } from '../text/tr.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/tr.ts'),
    chat: () => import('../../channels/chat/text/tr.ts'),
    attachments: () => import('../../channels/chat/text/attachments-tr.ts'),
    card: () => import('../../channels/text/card-tr.ts'),
    callback: () => import('../../channels/callback/text/tr.ts'),
  },
} satisfies Language<'tr'>;
