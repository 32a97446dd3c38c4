import type { ComponentType } from 'preact';
import { Skeleton, useEffect, useState } from '../../ui/index.ts';
import type { ArticleProps } from './props.ts';
import { parsePath } from './path.ts';
import { Search } from './search.tsx';
import { Unavailable } from './unavailable.tsx';
import type { FaqViewProps } from './props.ts';

interface Reader {
  readonly Article: ComponentType<ArticleProps>;
  readonly Foreign: ComponentType<FaqViewProps>;
  readonly Recent: ComponentType<FaqViewProps>;
}

/** The panel's home, or one article. */
export function FaqView(props: FaqViewProps) {
  const { model, say, shell } = props;
  const { article, anchor } = parsePath(props.path);
  const [reader, setReader] = useState<Reader | 'failed' | undefined>(undefined);
  const isWanted = article !== undefined || model.library.state.value.is === 'open';
  // Not with the first download: what draws articles comes while the first words are typed.
  const load = () => void import('./article.tsx').then(setReader, () => setReader('failed'));
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted]);

  const here = typeof reader === 'object' && reader;
  if (article === undefined) return <Search {...props} note={here && <here.Foreign {...props} />} after={here && <here.Recent {...props} />} />;
  // The key makes another article another screen.
  if (here) return <here.Article key={article} {...props} id={article} anchor={anchor} />;
  return (
    <div class="db-faq">
      {reader ? <Unavailable say={say} retry={load} /> : <Skeleton lines={8} />}
      <shell.Reach heading={say('ask')} />
    </div>
  );
}
