import type { Article, ArticleSummary } from '../protocol/article.ts';
import type { Hit, TextRange } from './searcher.ts';
import type { Page } from './suggest.ts';

/** What to open, and how. */
export interface FaqOptions {
  /** The address of the package: its `manifest.json`, or its folder ending in `/`. */
  readonly url: string | URL;
  /** The visitor's language; the nearest one in the package is opened. */
  readonly locale: string;
  readonly fetch: typeof fetch;
  /** Gives up fetching. A search never waits, so there is nothing else to give up. */
  readonly signal?: AbortSignal;
}

/** An FAQ that is open: everything but the article texts is in memory, so that searching needs no network. See {@link Faq.better}. */
export interface Faq {
  /** The language that was opened, which may not be the one asked for. */
  readonly locale: string;
  readonly articles: readonly ArticleSummary[];
  /**
   * The articles that answer, best first; none when nothing fits well enough, which is the moment to offer a person. Any
   * text will do: it is never read as a query language, at most its beginning is looked at, and nothing is thrown. No
   * words, no hits; {@link Faq.suggest} is for that.
   */
  search(words: string, options?: { readonly limit?: number }): Hit[];
  /** What to show before a word is typed: what suits the page, then what people ask most. */
  suggest(page: Page, limit?: number): ArticleSummary[];
  /** The parts of a text that the words of a search meet, to mark them in an article that was found. */
  match(words: string, text: string): TextRange[];
  /** Looks whether the package was replaced, and opens the new one. Rejects like `openFaq()`. */
  renew(): Promise<Faq | undefined>;
  /** Fetches an article's text. Rejects with a `FaqError`; `missing` when there is no such article. */
  article(id: string): Promise<Article>;
  /**
   * The same FAQ, better at finding: with all articles where only the first ones are here yet, then forgiving slips and knowing
   * the parts of compounds. What that takes is left out of the first download and prepared when somebody searches. Absent from
   * an FAQ that cannot get better; `openWhole()` is for those who can wait.
   */
  readonly better?: () => Promise<Faq>;
}
