import { articlePhrases } from '../../channels/faq/text/article-he.ts';
import { phrases as faq } from '../../channels/faq/text/he.ts';
import { phrases as people } from '../people/text/he.ts';
import { phrases as widget } from '../text/he.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/he.ts'),
    chat: () => import('../../channels/chat/text/he.ts'),
    attachments: () => import('../../channels/chat/text/attachments-he.ts'),
    card: () => import('../../channels/text/card-he.ts'),
    callback: () => import('../../channels/callback/text/he.ts'),
  },
} satisfies Language<'he'>;
