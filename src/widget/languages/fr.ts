import { articlePhrases } from '../../channels/faq/text/article-fr.ts';
import { phrases as faq } from '../../channels/faq/text/fr.ts';
import { phrases as people } from '../people/text/fr.ts';
import { phrases as widget } from '../text/fr.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/fr.ts'),
    chat: () => import('../../channels/chat/text/fr.ts'),
    attachments: () => import('../../channels/chat/text/attachments-fr.ts'),
    card: () => import('../../channels/text/card-fr.ts'),
    callback: () => import('../../channels/callback/text/fr.ts'),
  },
} satisfies Language<'fr'>;
