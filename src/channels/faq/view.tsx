// Lets components see signals.
import '@preact/signals';
import type { ChannelViewProps } from '../channel.ts';
import { ArticleScreen } from './article-screen.tsx';
import type { FaqModel } from './model.ts';
import { parsePath } from './path.ts';
import { SearchScreen } from './search-screen.tsx';
import type { FaqPhrases } from './text/en.ts';

/** What the FAQ's screens are given. */
export type FaqViewProps = ChannelViewProps<FaqModel, FaqPhrases>;

/** The panel's home, or one article. */
export function FaqView(props: FaqViewProps) {
  const { article, anchor } = parsePath(props.path);
  // The key makes another article another screen, scrolled to its top.
  return article ? <ArticleScreen key={article} {...props} id={article} anchor={anchor} /> : <SearchScreen {...props} />;
}
