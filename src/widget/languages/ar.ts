import { articlePhrases } from '../../channels/faq/text/article-ar.ts';
import { phrases as faq } from '../../channels/faq/text/ar.ts';
import { phrases as people } from '../people/text/ar.ts';
import { phrases as widget } from '../text/ar.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/ar.ts'),
    chat: () => import('../../channels/chat/text/ar.ts'),
    attachments: () => import('../../channels/chat/text/attachments-ar.ts'),
    card: () => import('../../channels/text/card-ar.ts'),
    callback: () => import('../../channels/callback/text/ar.ts'),
  },
} satisfies Language<'ar'>;
