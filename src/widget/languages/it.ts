import { articlePhrases } from '../../channels/faq/text/article-it.ts';
import { phrases as faq } from '../../channels/faq/text/it.ts';
import { phrases as people } from '../people/text/it.ts';
import { phrases as widget } from '../text/it.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/it.ts'),
    chat: () => import('../../channels/chat/text/it.ts'),
    attachments: () => import('../../channels/chat/text/attachments-it.ts'),
    card: () => import('../../channels/text/card-it.ts'),
    callback: () => import('../../channels/callback/text/it.ts'),
  },
} satisfies Language<'it'>;
