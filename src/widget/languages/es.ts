import { articlePhrases } from '../../channels/faq/text/article-es.ts';
import { phrases as faq } from '../../channels/faq/text/es.ts';
import { phrases as people } from '../people/text/es.ts';
import { phrases as widget } from '../text/es.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/es.ts'),
    chat: () => import('../../channels/chat/text/es.ts'),
    attachments: () => import('../../channels/chat/text/attachments-es.ts'),
    card: () => import('../../channels/text/card-es.ts'),
    callback: () => import('../../channels/callback/text/es.ts'),
  },
} satisfies Language<'es'>;
