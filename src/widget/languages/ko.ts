import { articlePhrases } from '../../channels/faq/text/article-ko.ts';
import { phrases as faq } from '../../channels/faq/text/ko.ts';
import { phrases as people } from '../people/text/ko.ts';
import { phrases as widget } from '../text/ko.ts';
import type { Language } from './language.ts';

export const language = {
  words: { widget, people, faq: { ...faq, ...articlePhrases } },
  later: {
    contact: () => import('../../channels/contact/text/ko.ts'),
    chat: () => import('../../channels/chat/text/ko.ts'),
    attachments: () => import('../../channels/chat/text/attachments-ko.ts'),
    card: () => import('../../channels/text/card-ko.ts'),
    callback: () => import('../../channels/callback/text/ko.ts'),
  },
} satisfies Language<'ko'>;
