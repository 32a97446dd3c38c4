import type { Article, ArticleSummary, Block } from '../protocol/article.ts';
import { readIndex } from './compact-index.ts';
import { damaged, FaqError } from './error.ts';
import { editionFor, parseManifest, readManifest, type PackageFile } from './manifest.ts';
import { createPackageFetcher, type PackageFetcher } from './package-fetcher.ts';
import { questionLimits } from './question.ts';
import { createSearcher, type Hit, type TextRange } from './searcher.ts';
import { suggestFor, type Page } from './suggest.ts';
import { readSummaries } from './summaries.ts';
import { createFindWords } from './words.ts';

/** How many hits or suggestions are given when nobody asks for another number. */
export const defaultLimit = 10;

export interface FaqOptions {
  /** The address of the package: its `manifest.json`, or its folder ending in `/`. */
  readonly url: string | URL;
  /** The visitor's language; the nearest one in the package is opened. */
  readonly locale: string;
  readonly fetch: typeof fetch;
  /** Gives up fetching. A search never waits, so there is nothing else to give up. */
  readonly signal?: AbortSignal;
}

/** An FAQ that is open: everything but the article texts is in memory, so that searching needs no network. */
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
  /** Looks whether the package was replaced, and opens the new one. Rejects like {@link openFaq}. */
  renew(): Promise<Faq | undefined>;
  /** Fetches an article's text. Rejects with a {@link FaqError}; `missing` when there is no such article. */
  article(id: string): Promise<Article>;
}

/**
 * Opens an FAQ package made by `deskbell index`, or an index in Lunr's own JSON, for which Lunr is loaded. Rejects with a
 * {@link FaqError}.
 */
export async function openFaq(options: FaqOptions): Promise<Faq> {
  const fetcher = createPackageFetcher(options);
  const text = await fetcher.manifest();
  const manifest = parseManifest(text);
  const renew = async () => ((await fetcher.manifest('no-cache')) === text ? undefined : openFaq(options));
  if ('index' in manifest || 'fieldVectors' in manifest) {
    const { openLunrFile } = await import('./lunr-file.ts');
    const tools = { locale: options.locale, findWords: createFindWords(options.locale), suggestFor, limits: questionLimits, missing, renew };
    return asRead('Lunr index', () => openLunrFile(manifest, tools));
  }
  const { locale, edition } = editionFor(readManifest(manifest), options.locale);
  const [articles, index] = await Promise.all([
    fetcher.file(edition.summaries).then((bytes) => asRead('list of articles', () => readSummaries(bytes, edition.articles.count))),
    fetcher.file(edition.index).then((bytes) => asRead('index', () => readIndex(bytes))),
  ]);
  if (index.documents !== articles.length) throw damaged('index');
  const searcher = createSearcher(index, articles, locale);
  const readers = new Map<number, Promise<readonly (readonly Block[])[]>>();

  /** Texts lie several to a file; a file is fetched once, and again only after it failed. */
  function bodiesIn(number: number): Promise<readonly (readonly Block[])[]> {
    const known = readers.get(number);
    if (known !== undefined) return known;
    const bodies = fetchBodies(fetcher, edition.articles.files[number]);
    readers.set(number, bodies);
    bodies.catch(() => readers.delete(number));
    return bodies;
  }

  return {
    locale,
    articles,
    search: (words, { limit = defaultLimit } = {}) => whatIsFound(() => searcher.search(words, limit)),
    match: (words, text) => whatIsFound(() => searcher.match(words, text)),
    suggest: (page, limit = defaultLimit) => suggestFor(articles, page, limit),
    renew,
    async article(id) {
      const at = articles.findIndex((article) => article.id === id);
      const summary = articles[at];
      if (summary === undefined) throw missing(id);
      const { perFile } = edition.articles;
      const body = (await bodiesIn(Math.floor(at / perFile)))[at % perFile];
      if (body === undefined) throw damaged(`article "${id}"`);
      return { ...summary, body };
    },
  };
}

async function fetchBodies(fetcher: PackageFetcher, file: PackageFile | undefined): Promise<readonly (readonly Block[])[]> {
  if (file === undefined) throw damaged('manifest');
  // Nobody reads before having searched, so what reading takes comes along with the first article.
  const [bytes, { readBodies }] = await Promise.all([fetcher.file(file), import('./article-bodies.ts')]);
  return asRead(file.name, () => readBodies(new TextDecoder().decode(bytes), fetcher.base));
}

/** Only an index made to mislead, its checksum included, can fail once it has been read: it finds nothing. */
function whatIsFound<T>(find: () => T[]): T[] {
  try {
    return find();
  } catch {
    return [];
  }
}

function missing(id: string): FaqError {
  return new FaqError('missing', `There is no article "${id}".`);
}

/** Whatever goes wrong while reading means that the file is not what it should be. */
function asRead<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof FaqError ? cause : damaged(file, cause);
  }
}
