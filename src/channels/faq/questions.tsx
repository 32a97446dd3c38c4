import type { ArticleSummary } from '../../protocol/article.ts';

interface QuestionsProps {
  readonly articles: readonly Pick<ArticleSummary, 'id' | 'title'>[];
  /** BCP 47 tag of what they are written in, once that is known. */
  readonly lang?: string | undefined;
  open(article: string): void;
}

/** Questions to choose from that nobody typed. */
export function Questions({ articles, lang, open }: QuestionsProps) {
  return (
    <ul class="db-faq-list" role="list" lang={lang}>
      {articles.map(({ id, title }) => (
        <li key={id}>
          <button class="db-faq-row" type="button" dir="auto" onClick={() => open(id)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
