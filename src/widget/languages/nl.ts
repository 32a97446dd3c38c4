import { articlePhrases } from '../../channels/faq/text/article-nl.ts';
import { phrases as faq } from '../../channels/faq/text/nl.ts';
import { phrases as people } from '../people/text/nl.ts';
import { phrases as widget } from '../text/nl.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/nl.ts'),
    chat: () => import('../../channels/chat/text/nl.ts'),
    attachments: () => import('../../channels/chat/text/attachments-nl.ts'),
    card: () => import('../../channels/text/card-nl.ts'),
    callback: () => import('../../channels/callback/text/nl.ts'),
  },
} satisfies Language<'nl'>;
