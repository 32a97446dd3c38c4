import type { Say } from '../../core/text.ts';
import type { Article as ArticleText } from '../../protocol/article.ts';
import { Button, later, Notice, panelIcons, Skeleton, useEffect, useMemo } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import style from './article.css?inline';
import { articlePath } from './path.ts';
import { articlePhrases, type ArticlePhrases } from './text/article-en.ts';
import { placeId, Tree } from './tree.tsx';
import { Unavailable } from './unavailable.tsx';
import type { FaqViewProps } from './view.tsx';
import { Vote } from './vote.tsx';

// Comes with the first article too: most visitors read the language of the answers.
export { Foreign } from './foreign.tsx';

/** Says what is said around an article. */
export type SayArticle = Say<ArticlePhrases>;

/** What {@link Article} is given. */
export interface ArticleProps extends FaqViewProps {
  readonly id: string;
  readonly anchor: string | undefined;
}

/** One article, and the next step for whom it was not enough. */
export function Article(props: ArticleProps) {
  const { model, say, shell, id } = props;
  const { Reach } = shell;
  const sayHere = useMemo(() => shell.say('faq', articlePhrases), [shell]);
  const reading = useMemo(() => model.library.article(id), [model, id, shell.locale]).value;

  return (
    <div class="db-faq">
      {reading.is === 'loading' && <Skeleton lines={8} />}
      {reading.is === 'here' && <Sheet {...props} say={sayHere} article={reading.article} />}
      {reading.is === 'failed' && reading.why === 'missing' && (
        <Notice
          tone="info"
          title={sayHere('missing.title')}
          actions={
            <Button icon={panelIcons.search} onClick={() => shell.go({ at: 'home' })}>
              {sayHere('missing.search')}
            </Button>
          }
        >
          {sayHere('missing.text')}
        </Notice>
      )}
      {reading.is === 'failed' && reading.why !== 'missing' && (
        <Unavailable say={say} why={reading.why} retry={() => model.library.article(id)} />
      )}
      <Reach heading={model.feedback.voted.value.get(id) === false ? sayHere('vote.next') : say('ask')} />
    </div>
  );
}

function Sheet({ model, say, shell, article, anchor }: Omit<ArticleProps, 'say'> & { readonly say: SayArticle; readonly article: ArticleText }) {
  const element = useOwnStyle<HTMLElement>(later, style);
  useEffect(() => model.read(article.id), [model, article]);

  function jump(to: string): void {
    // Ids are looked up in the panel's own root, where those of the page do not count.
    const root = element.current?.getRootNode() as Document | ShadowRoot | undefined;
    const target = root?.getElementById(placeId(to));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }
  useEffect(() => {
    if (anchor) jump(anchor);
  }, [anchor]);

  return (
    <article ref={element} dir="auto" lang={model.locale.value}>
      {article.category && <p class="db-faq-detail">{article.category}</p>}
      <h3 class="db-faq-name">{article.title}</h3>
      <Tree
        blocks={article.body}
        say={say}
        follow={(link) => {
          if (link.kind === 'anchor') jump(link.id);
          else shell.go({ at: 'faq', path: articlePath(link.id, link.anchor) });
        }}
      />
      {article.updated && <p class="db-faq-detail">{say('updated', { day: sayDay(article.updated, shell.locale) })}</p>}
      <Vote id={article.id} model={model} say={say} />
    </article>
  );
}

/** A day as `2026-07-22` in the visitor's words; as it is when it is no day. */
function sayDay(day: string, locale: string): string {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
