import type { Article as ArticleText } from '../../protocol/article.ts';
import { Button, later, Notice, panelIcons, Skeleton, useEffect, useMemo } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import style from './article.css?inline';
import { ArticleTools } from './article-tools.tsx';
import { Contents, partsOf } from './contents.tsx';
import { articlePath } from './path.ts';
import type { ArticleProps, SayArticle } from './props.ts';
import { keepRead } from './recent.tsx';
import { Related } from './related.tsx';
import { articlePhrases } from './text/article-en.ts';
import { placeId, Tree } from './tree.tsx';
import { Unavailable } from './unavailable.tsx';
import { Vote } from './vote.tsx';

// These come with the first article too: most visitors read the language of the answers, and have read nothing yet.
export { Foreign } from './foreign.tsx';
export { Recent } from './recent.tsx';

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
        <Unavailable say={say} retry={() => model.library.article(id)} />
      )}
      <Reach heading={model.feedback.voted.value.get(id) === false ? sayHere('vote.next') : say('ask')} />
    </div>
  );
}

interface SheetProps extends Omit<ArticleProps, 'say'> {
  readonly say: SayArticle;
  readonly article: ArticleText;
}

function Sheet({ model, say, shell, article, anchor }: SheetProps) {
  const element = useOwnStyle<HTMLElement>(later, style);
  useEffect(() => {
    model.read(article.id);
    void keepRead(model.store, article.id);
  }, [model, article]);
  const parts = useMemo(() => partsOf(article.body), [article]);
  const state = model.library.state.value;
  const faq = state.is === 'open' ? state.faq : undefined;
  // The words this was found by; what is searched for later, over another screen, is no concern of this one.
  const words = useMemo(() => model.words.peek(), [article]);
  const meets = useMemo(() => (words.trim() && faq ? (text: string) => faq.match(words, text) : undefined), [words, faq]);
  const open = (id: string, place?: string) => shell.go({ at: 'faq', path: articlePath(id, place) });

  function jump(to: string): void {
    // Ids are looked up in the panel's own root, where those of the page do not count.
    const root = element.current?.getRootNode() as Document | ShadowRoot | undefined;
    const target = root?.getElementById(placeId(to));
    for (let around = target?.closest('details'); around; around = around.parentElement?.closest('details')) around.open = true;
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }
  useEffect(() => {
    if (anchor) jump(anchor);
  }, [anchor]);

  // Without what prints an answer alone, the page with the answer on it is better than nothing.
  const print = () => void import('./print-article.ts').then(({ printArticle }) => printArticle(element.current!, shell.locale)).catch(() => window.print());

  return (
    <>
      <article ref={element}>
        <div dir="auto" lang={model.locale.value}>
          {article.category && <p class="db-faq-detail">{article.category}</p>}
          <h3 class="db-faq-name">{article.title}</h3>
          <Contents parts={parts} label={say('contents')} jump={jump} />
          <Tree blocks={article.body} say={say} meets={meets} follow={(link) => (link.kind === 'anchor' ? jump(link.id) : open(link.id, link.anchor))} />
        </div>
        {article.updated && <p class="db-faq-detail">{say('updated', { day: sayDay(article.updated, shell.locale) })}</p>}
        <ArticleTools id={article.id} say={say} announce={model.announce} print={print} />
        <Vote id={article.id} model={model} say={say} />
      </article>
      <Related heading={say('related')} articles={(article.related ?? []).flatMap((id) => faq?.articles.find((other) => other.id === id) ?? [])} open={open} />
    </>
  );
}

/** A day as `2026-07-22` in the visitor's words; as it is when it is no day. */
function sayDay(day: string, locale: string): string {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
