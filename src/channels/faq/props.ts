import type { Say } from '../../core/text.ts';
import type { ChannelViewProps } from '../channel.ts';
import type { FaqModel } from './model.ts';
import type { ArticlePhrases } from './text/article-en.ts';
import type { FaqPhrases } from './text/en.ts';

/** What the FAQ's screens are given. */
export type FaqViewProps = ChannelViewProps<FaqModel, FaqPhrases>;

/** Says what is said around an article. */
export type SayArticle = Say<ArticlePhrases>;

/** What {@link Article} is given. */
export interface ArticleProps extends FaqViewProps {
  readonly id: string;
  readonly anchor: string | undefined;
}
