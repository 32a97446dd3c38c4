import type { ArticleSummary } from '../protocol/article.ts';

/** Where the shopper is. */
export interface Page {
  /** The page's address, as in `location.href`; a path alone will do where no rule names a host. */
  readonly url: string;
  /** What the page is about, in the words of the articles' tags. */
  readonly tags?: readonly string[];
}

/** The articles that suit a page, the most fitting first; popular ones fill the rest. */
export function suggestFor(articles: readonly ArticleSummary[], page: Page, limit: number): ArticleSummary[] {
  const address = new URL(page.url, 'http://a');
  const wanted = page.tags?.map((tag) => tag.toLowerCase());
  return articles
    .map((article) => {
      const place = Math.max(0, ...article.pages.map((pattern) => (suits(pattern, address) ? pattern.length : 0)));
      const tags = article.tags.filter((tag) => wanted?.includes(tag.toLowerCase())).length;
      // A pattern that matches says more than a tag, a longer one more than a shorter one.
      return { article, fit: place * 1000 + tags * 100 + article.popularity / 2 };
    })
    .filter(({ article, fit }) => fit > 0 || !article.pages.length)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ article }) => article);
}

/**
 * Whether a page is one of those a pattern means: `/cart*` by its path, `//shop.example/cart` by its host as well, and `/search?q=*` by
 * what its query holds, whatever else that is. The build brings what people write into these forms.
 */
export function suits(pattern: string, { host, pathname, searchParams }: URL): boolean {
  const [place = '', query = ''] = pattern.split('?');
  return (
    [place, place + '/'].some((one) => reads(one, (place.startsWith('//') ? '//' + host : '') + pathname)) &&
    query.split('&').every((part) => !part || [...searchParams].some((pair) => reads(part, pair.join('='))))
  );
}

/** Whether a text reads as a pattern in which `*` stands for any characters. Not an expression, so it cannot backtrack. */
function reads(pattern: string, text: string): boolean {
  let end = 0;
  return pattern.split('*').every((part, nr, { length }) => {
    // What comes after the last star is at the end.
    const start = nr < length - 1 ? text.indexOf(part, end) : text.length - part.length;
    const isBehind = nr ? start >= end : start === 0;
    end = start + part.length;
    return isBehind && text.startsWith(part, start);
  });
}
