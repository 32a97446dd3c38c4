import { articlePhrases } from '../../channels/faq/text/article-id.ts';
import { phrases as faq } from '../../channels/faq/text/id.ts';
import { phrases as people } from '../people/text/id.ts';
import { phrases as widget } from '../text/id.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/id.ts'),
    chat: () => import('../../channels/chat/text/id.ts'),
    attachments: () => import('../../channels/chat/text/attachments-id.ts'),
    card: () => import('../../channels/text/card-id.ts'),
    callback: () => import('../../channels/callback/text/id.ts'),
  },
} satisfies Language<'id'>;
