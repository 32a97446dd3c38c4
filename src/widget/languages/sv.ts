import { articlePhrases } from '../../channels/faq/text/article-sv.ts';
import { phrases as faq } from '../../channels/faq/text/sv.ts';
import { phrases as people } from '../people/text/sv.ts';
import { phrases as widget } from '../text/sv.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/sv.ts'),
    chat: () => import('../../channels/chat/text/sv.ts'),
    attachments: () => import('../../channels/chat/text/attachments-sv.ts'),
    card: () => import('../../channels/text/card-sv.ts'),
    callback: () => import('../../channels/callback/text/sv.ts'),
  },
} satisfies Language<'sv'>;
