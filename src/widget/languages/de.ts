import { articlePhrases } from '../../channels/faq/text/article-de.ts';
import { phrases as faq } from '../../channels/faq/text/de.ts';
import { phrases as people } from '../people/text/de.ts';
import { phrases as widget } from '../text/de.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/de.ts'),
    chat: () => import('../../channels/chat/text/de.ts'),
    attachments: () => import('../../channels/chat/text/attachments-de.ts'),
    card: () => import('../../channels/text/card-de.ts'),
    callback: () => import('../../channels/callback/text/de.ts'),
  },
} satisfies Language<'de'>;
