import type { ArticleSummary } from '../../protocol/article.ts';
import { Questions } from './questions.tsx';

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
      <Questions articles={articles} open={open} />
    </section>
  );
}
