import type { ArticleSummary } from '../protocol/article.ts';

/** Where the shopper is. */
export interface Page {
  /** The page's path, as in `location.pathname`. */
  readonly path: string;
  /** What the page is about, in the words of the articles' tags. */
  readonly tags?: readonly string[];
}

/** The articles that suit a page, the most fitting first; popular ones fill the rest. */
export function suggestFor(articles: readonly ArticleSummary[], page: Page, limit: number): ArticleSummary[] {
  const wanted = page.tags?.map((tag) => tag.toLowerCase());
  return articles
    .map((article) => {
      const path = Math.max(0, ...article.pages.map((pattern) => (suits(pattern, page.path) ? pattern.length + 1 : 0)));
      const tags = article.tags.filter((tag) => wanted?.includes(tag.toLowerCase())).length;
      // A pattern that matches says more than a tag, a longer one more than a shorter one.
      return { article, fit: path * 1000 + tags * 100 + article.popularity / 2 };
    })
    .filter(({ article, fit }) => fit >= 100 || !article.pages.length || article.popularity > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ article }) => article);
}

/** Whether a path matches a pattern in which `*` stands for any characters. Not an expression, so it cannot backtrack. */
export function suits(pattern: string, path: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return path === first || path === first + '/';
  let at = first.length;
  for (const part of rest) {
    at = path.indexOf(part, at);
    if (at < 0) return false;
    at += part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}
