import { articlePhrases } from '../../channels/faq/text/article-pl.ts';
import { phrases as faq } from '../../channels/faq/text/pl.ts';
import { phrases as people } from '../people/text/pl.ts';
import { phrases as widget } from '../text/pl.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/pl.ts'),
    chat: () => import('../../channels/chat/text/pl.ts'),
    attachments: () => import('../../channels/chat/text/attachments-pl.ts'),
    card: () => import('../../channels/text/card-pl.ts'),
    callback: () => import('../../channels/callback/text/pl.ts'),
  },
} satisfies Language<'pl'>;
