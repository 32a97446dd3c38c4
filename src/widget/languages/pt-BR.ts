import { articlePhrases } from '../../channels/faq/text/article-pt-BR.ts';
import { phrases as faq } from '../../channels/faq/text/pt-BR.ts';
import { phrases as people } from '../people/text/pt-BR.ts';
import { phrases as widget } from '../text/pt-BR.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/pt-BR.ts'),
    chat: () => import('../../channels/chat/text/pt-BR.ts'),
    attachments: () => import('../../channels/chat/text/attachments-pt-BR.ts'),
    card: () => import('../../channels/text/card-pt-BR.ts'),
    callback: () => import('../../channels/callback/text/pt-BR.ts'),
  },
} satisfies Language<'pt-BR'>;
