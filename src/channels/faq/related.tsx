import type { ArticleSummary } from '../../protocol/article.ts';

interface RelatedProps {
  readonly articles: readonly ArticleSummary[];
  readonly heading: string;
  open(article: string): void;
}

/** Where to read on. */
export function Related({ articles, heading, open }: RelatedProps) {
  if (articles.length === 0) return null;
  return (
    <section class="db-group db-faq-related">
      <h3 class="db-heading">{heading}</h3>
      <ul class="db-faq-list" role="list">
        {articles.map(({ id, title }) => (
          <li key={id}>
            <button class="db-faq-row" type="button" dir="auto" onClick={() => open(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
