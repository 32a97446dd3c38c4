import type { CallbackPhrases } from '../../channels/callback/text/en.ts';
import type { AttachmentPhrases } from '../../channels/chat/text/attachments-en.ts';
import type { ChatPhrases } from '../../channels/chat/text/en.ts';
import type { ContactPhrases } from '../../channels/contact/text/en.ts';
import type { ArticlePhrases } from '../../channels/faq/text/article-en.ts';
import type { FaqPhrases } from '../../channels/faq/text/en.ts';
import type { Tongue, Translation } from '../../core/text.ts';
import type { CardPhrases } from '../../channels/text/card-en.ts';
import type { PeoplePhrases } from '../people/text/en.ts';
import type { WidgetPhrases } from '../text/en.ts';

/** All words of one language: those of the first screen at once, those of a room with its first visit. */
export interface Language<Tag extends Tongue> {
  readonly words: {
    readonly widget: Translation<WidgetPhrases, Tag>;
    readonly people: Translation<PeoplePhrases, Tag>;
    /** The search's and the article's. */
    readonly faq: Translation<FaqPhrases & ArticlePhrases, Tag>;
  };
  readonly later: {
    readonly contact: () => Promise<{ readonly phrases: Translation<ContactPhrases, Tag> }>;
    readonly chat: () => Promise<{ readonly phrases: Translation<ChatPhrases, Tag> }>;
    /** Asked for with the first file. */
    readonly attachments: () => Promise<{ readonly phrases: Translation<AttachmentPhrases, Tag> }>;
    /** Asked for with the first number of a card. */
    readonly card: () => Promise<{ readonly phrases: Translation<CardPhrases, Tag> }>;
    readonly callback: () => Promise<{ readonly phrases: Translation<CallbackPhrases, Tag> }>;
  };
}
